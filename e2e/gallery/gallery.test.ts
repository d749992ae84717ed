import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGallery } from './open-gallery.ts';

const AXE = readFileSync(resolve('node_modules/axe-core/axe.min.js'), 'utf8');
const TAGS = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
/** All that another theme can break. */
const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

let gallery: Awaited<ReturnType<typeof openGallery>>;
let names: string[] = [];
beforeAll(async () => {
  gallery = await openGallery();
  names = await gallery.names();
});
afterAll(() => gallery.close());

/** Violations as «rule: selector», so that a failure says where to look. */
async function violations(runOnly: typeof TAGS): Promise<string[]> {
  await gallery.page.evaluate(AXE);
  return gallery.page.evaluate(async (asked) => {
    const { axe } = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }> };
    };
    const found = await axe.run({ runOnly: asked });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`));
  }, runOnly);
}

describe('every state of popup, cabinet and companion', () => {
  it('has no axe violation in light and dark, wide and narrow, Russian and English', async () => {
    expect(names.length).toBeGreaterThan(40);
    const found: string[] = [];
    for (const [index, state] of names.entries()) {
      for (const theme of ['light', 'dark'] as const) {
        // Widths and languages alternate instead of multiplying: each pair of them is met by many states.
        const narrow = (index + Number(theme === 'dark')) % 2 === 0;
        await gallery.show({ state, theme, width: narrow ? 360 : 1_280, locale: index % 3 === 0 ? 'en' : 'ru' });
        const broken = await violations(theme === 'light' ? TAGS : COLOURS);
        found.push(...broken.map((violation) => `${state} ${theme}: ${violation}`));
      }
    }
    expect(found).toEqual([]);
    // Two runs of axe for each of a hundred states: minutes on a slow machine.
  }, 600_000);

  it('scrolls nowhere sideways at 320 px, leaves 60 % of the page free, offers nothing smaller than 24 px', async () => {
    const wide: string[] = [];
    for (const state of names) {
      const page = await gallery.show({ state, theme: 'light', width: 320 });
      const { over, share, small } = await page.evaluate(() => {
        const panel = document.querySelector('medcard-companion')?.shadowRoot?.querySelector('.companion');
        const picker = document.querySelector('medcard-picker')?.shadowRoot?.querySelectorAll('.panel, .panel *') ?? [];
        const sized = [...document.querySelectorAll('main *'), ...picker].filter((one) => !one.closest('.hidden'));
        const root = document.querySelector('medcard-companion, medcard-picker')?.shadowRoot ?? document;
        const small = [...root.querySelectorAll<HTMLElement>('button, a, summary, input, label.check')]
          .filter((one) => !one.closest('label') || one.matches('label'))
          .filter((one) => one.checkVisibility() && !one.matches('.skip, [aria-hidden="true"]'))
          .filter((one) => Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height) < 24);
        return {
          over: sized.some((one) => one.getBoundingClientRect().right > innerWidth + 0.5),
          share: (panel?.getBoundingClientRect().height ?? 0) / innerHeight,
          small: small.map(({ textContent }) => textContent),
        };
      });
      wide.push(...small.map((words) => `${state}: «${words}» is small`));
      if (over) wide.push(`${state}: wider than the window`);
      if (share > 0.41) wide.push(`${state}: covers ${Math.round(share * 100)} %`);
    }
    expect(wide).toEqual([]);
  });
});
