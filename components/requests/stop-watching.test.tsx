import { Window } from 'happy-dom';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, it } from 'vitest';
import { requestTexts } from '../../utils/text';
import { StopWatching } from './StopWatching';

const texts = requestTexts('ru');
let body: Element;
let told: string[] = [];
beforeEach(() => {
  const window = new Window();
  Object.assign(globalThis, { window, document: window.document });
  body = window.document.body as unknown as Element;
  told = [];
});

const draw = (paused: boolean, asks: boolean) =>
  act(() =>
    render(
      <StopWatching
        texts={texts}
        paused={paused}
        asks={asks}
        onStop={() => told.push('stop')}
        onKeep={() => told.push('keep')}
      />,
      body,
    ),
  );
const press = (label: string) =>
  act(() => {
    const button = [...body.querySelectorAll('button')].find(({ textContent }) => textContent === label);
    if (!button) throw new Error(`no button «${label}»`);
    button.click();
  });

it('asks before the history goes, and says that it goes', () => {
  draw(false, false);
  expect(body.textContent).toBe(texts.unwatch);
  press(texts.unwatch);
  expect(told).toEqual([]);
  expect(body.textContent).toContain(texts.unwatchLoss);
  press(texts.unwatchYes);
  expect(told).toEqual(['stop']);
});

it('stands open where the question was put elsewhere; the harmless answer has the focus and keeps the pause', () => {
  draw(true, true);
  expect(body.textContent).toContain('Слежение приостановлено');
  expect(body.textContent).toContain(texts.unwatchLoss);
  expect(document.activeElement?.textContent).toBe('Оставить на паузе');
  press('Оставить на паузе');
  expect(told).toEqual(['keep']);
  expect(body.textContent).toBe(texts.unwatch);
});
