// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guideTexts } from '../../utils/text';
import type { BesideEvents, BesideView } from './beside-view';
import { besides, bubble } from './bubble';

describe('the bubble beside a control', () => {
  const room = fc.record({
    wide: fc.integer({ min: 120, max: 320 }),
    high: fc.integer({ min: 60, max: 300 }),
    innerWidth: fc.integer({ min: 336, max: 2_000 }),
    innerHeight: fc.integer({ min: 320, max: 1_200 }),
  });

  it('is always wholly in the window, and over its control only where there is no other room', () => {
    fc.assert(
      fc.property(
        room,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (size, x, y) => {
          const box = { left: x * size.innerWidth, top: y * size.innerHeight, width: 80, height: 30 };
          const { left, top } = besides(box, size);
          expect(left).toBeGreaterThanOrEqual(8);
          expect(top).toBeGreaterThanOrEqual(8);
          expect(left + size.wide).toBeLessThanOrEqual(size.innerWidth - 8);
          expect(top + size.high).toBeLessThanOrEqual(Math.max(size.innerHeight - 8, size.high + 8));
          const over = top < box.top + box.height && top + size.high > box.top;
          const below = box.top + box.height + 12 + size.high + 8 <= size.innerHeight;
          const above = box.top - 12 - size.high >= 8;
          if (below || above) expect(over).toBe(false);
        },
      ),
    );
  });

  const happened: string[] = [];
  const on = new Proxy({} as BesideEvents, { get: (_all, name) => () => happened.push(String(name)) });
  const texts = guideTexts('ru').beside;
  const view: BesideView = {
    code: 'З-1',
    name: 'Откройте «Здоровье»',
    todo: 'Откройте раздел',
    fix: 'Пункт называется иначе',
    texts,
    done: null,
    more: true,
    mode: 'pointing',
    why: null,
    labels: ['«Здоровье»'],
    part: 'menu',
    canOpen: false,
    canPoint: true,
    box: { left: 10, top: 10, width: 50, height: 20 },
  };
  const host = document.createElement('medcard-guide').attachShadow({ mode: 'open' });
  const { draw, put } = bubble(host, on);
  const shown = () =>
    [...host.querySelectorAll('button')].filter(({ hidden }) => !hidden).map(({ textContent }) => textContent);
  const words = () =>
    [...host.querySelectorAll<HTMLElement>('p, h2')]
      .filter(({ hidden }) => !hidden)
      .map(({ textContent }) => textContent);
  const ring = () => host.querySelector<HTMLElement>('.ring')?.hidden;

  it.each([
    ['pointing', view, false, [texts.skip, texts.done, texts.toIt, texts.lost, texts.close]],
    [
      'in words by the person’s wish',
      { ...view, mode: 'words' as const, box: null },
      true,
      [texts.skip, texts.done, texts.back, texts.close],
    ],
    [
      'on another page',
      { ...view, mode: 'words' as const, box: null, canPoint: false, canOpen: true, why: 'elsewhere' as const },
      true,
      [texts.skip, texts.done, texts.open, texts.close],
    ],
    ['done', { ...view, mode: 'words' as const, box: null, done: 'seen' as const }, true, [texts.next, texts.close]],
    [
      'the last one done',
      { ...view, mode: 'words' as const, box: null, done: 'seen' as const, more: false },
      true,
      [texts.close],
    ],
  ])('%s', (_name, state, noRing, buttons) => {
    draw(state);
    put(state.box);
    expect([ring(), shown()]).toEqual([noRing, buttons]);
  });

  it('says what the button may be called and where articles are out of date only when there is no arrow', () => {
    draw(view);
    expect(words()).toEqual(['З-1', view.name, view.todo]);
    draw({ ...view, mode: 'words', box: null, why: 'absent' });
    expect(words()).toEqual(['З-1', view.name, view.todo, texts.absent, `${texts.lookLikes} «Здоровье»`, view.fix]);
  });

  it('is measured when it stands where it will stay, and not while it is filled', () => {
    const panel = host.querySelector<HTMLElement>('.bubble');
    if (!panel) throw new Error('no bubble');
    let high = 120;
    let measuredAt: string[] = [];
    const measure = () => {
      measuredAt.push(panel.style.top);
      return high;
    };
    Object.defineProperties(panel, { offsetWidth: { get: () => 320 }, offsetHeight: { get: measure } });
    const low = { left: 40, top: innerHeight - 200, width: 50, height: 20 };
    const [above, below] = [`${low.top - 12 - 190}px`, `${low.top + 20 + 12}px`];
    const put190 = () => {
      measuredAt = [];
      high = 190;
      put(low);
      return [...measuredAt, panel.style.top];
    };
    put(low);
    expect(panel.style.top).toBe(below);
    expect(put190()).toEqual([below, above]);
    expect(put190()).toEqual([above, above]);
    measuredAt = [];
    draw(view);
    expect(measuredAt).toEqual([]);
  });

  it('tells what was pressed, and Esc ends it', () => {
    draw(view);
    for (const button of host.querySelectorAll('button')) if (!button.hidden) button.click();
    host.querySelector('.bubble')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(happened).toEqual(['onNext', 'onDone', 'onTo', 'onLost', 'onClose', 'onClose']);
  });
});
