import { Window } from 'happy-dom';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { archiveTexts } from '../../utils/text';
import type { IntakeView } from './archive-view';
import { Aside, IntakeNotice } from './IntakeNotice';

function draw(intake: IntakeView): string {
  const window = new Window();
  Object.assign(globalThis, { window, document: window.document });
  const body = window.document.body as unknown as Element;
  void act(() => render(<IntakeNotice intake={intake} texts={archiveTexts('ru')} onDismiss={() => undefined} />, body));
  return body.textContent ?? '';
}

it('everything that happened to what was caught is said, what is missing first', () => {
  const said = draw({ added: 3, duplicates: 4, unreadable: 5, missing: 2, full: true });
  const words = ['На диске нет места', 'Пропало новых документов: 2', 'Добавлено 3', 'копий: 5', 'в архиве: 4'];
  const places = words.map((one) => said.indexOf(one));
  expect(places.every((at) => at >= 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

it('a loss alone is said, and nothing of what did not happen', () => {
  const said = draw({ added: 0, duplicates: 0, unreadable: 0, missing: 1 });
  expect(said).toContain('Пропало новых документов: 1');
  expect(said).not.toMatch(/Добавлен|прочитать|Уже были/);
});

it('copies that were put aside go after a question, and a failure is said', async () => {
  const window = new Window();
  Object.assign(globalThis, { window, document: window.document });
  const body = window.document.body as unknown as Element;
  let asked = 0;
  const onDrop = async () => asked++ > 0;
  const press = async (label: string) => {
    const button = [...body.querySelectorAll('button')].find(({ textContent }) => textContent === label);
    await act(async () => button?.click());
  };
  void act(() => render(<Aside n={2} texts={archiveTexts('ru')} onRetry={() => undefined} onDrop={onDrop} />, body));
  await press('Удалить их…');
  expect([asked, body.textContent]).toEqual([0, expect.stringContaining('непрочитанные копии: 2?')]);
  await press('Да, удалить');
  expect([asked, body.textContent]).toEqual([1, expect.stringContaining('Удалить не получилось')]);
  await press('Удалить их…');
  await press('Да, удалить');
  expect([asked, body.textContent]).toEqual([2, expect.not.stringContaining('не получилось')]);
});

it.each([
  [1, 'Лежит целиком: 1\u00a0файл ZIP. Достать из него'],
  [2, 'Лежат целиком: 2\u00a0файла ZIP. Достать из них'],
])('%i ZIP kept as they came', (whole, words) => {
  expect(draw({ added: 1, duplicates: 0, unreadable: 0, whole })).toContain(words);
});
