import { Window } from 'happy-dom';
import { render } from 'preact';
import { beforeEach, expect, it } from 'vitest';
import { BOOK, type Code } from '../../utils/guide/book';
import { guideTexts, type Locale } from '../../utils/text';
import { GuideStep } from './GuideStep';

let body: Element;

beforeEach(() => {
  const window = new Window();
  Object.assign(globalThis, { window, document: window.document });
  body = window.document.body as unknown as Element;
});

function shown(code: Code, locale: Locale): string {
  const step = BOOK.find((one) => one.code === code);
  if (!step) throw new Error(code);
  const now = { step, need: step.need, state: 'current', how: null, at: null } as const;
  const on = { onShow() {}, onTick() {} } as never;
  render(<GuideStep now={now} open texts={guideTexts(locale)} locale={locale} on={on} />, body);
  return body.textContent ?? '';
}

it('labels what is true as true, not as what the articles say', () => {
  expect(shown('М-4', 'ru')).toContain('На самом деле: Полис бессрочный');
  expect(shown('М-4', 'en')).toContain('In fact: The policy has no end');
});

it('names its sources in words, with no paragraph, section or raw date', () => {
  for (const { code, facts } of BOOK) {
    const words = shown(code, 'ru');
    expect(words).toMatch(/Откуда знаем: .*открытые источники, ноябрь 2026\sг\.$/);
    expect(words, code).not.toMatch(new RegExp(`раздел ${facts.replaceAll('.', '\\.')}|абзац|2026-`));
  }
  expect(shown('М-4', 'ru')).toContain('статья о медкарте и');
});
