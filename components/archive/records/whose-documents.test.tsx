import { Window } from 'happy-dom';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Locale, recordTexts } from '../../../utils/text';
import type { WaitingGroup } from './people-view';
import { WhoseDocuments } from './WhoseDocuments';

const persons = [
  { id: 'a', name: 'Анна', colour: 0 },
  { id: 'b', name: '', colour: 1 },
];
const documents = ['Осмотр', 'Анализ'].map((title) => ({ id: title, title }));
const patient = { name: 'Образцов Пётр Львович', born: '12.03.1985' };
let body: Element;
let did: string[];
beforeEach(() => {
  const window = new Window();
  Object.assign(globalThis, { window, document: window.document });
  body = window.document.body as unknown as Element;
  did = [];
});
const draw = (group: WaitingGroup, locale: Locale = 'ru') =>
  void act(() =>
    render(
      <WhoseDocuments
        groups={[group]}
        persons={persons}
        texts={recordTexts(locale)}
        onPut={(ids, person) => void did.push(`put ${ids} ${person}`)}
        onNew={(ids, name) => void did.push(`new ${ids} ${name}`)}
        onDrop={async (ids) => did.push(`drop ${ids}`) > 0}
      />,
      body,
    ),
  );
const press = async (label: string) => {
  const button = [...body.querySelectorAll('button')].find(({ textContent }) => textContent === label);
  if (!button) throw new Error(`no ${label}`);
  await act(async () => button.click());
};
const tick = async (at: number) => {
  await act(async () => body.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[at]?.click());
};

describe('words', () => {
  it.each<[string, number, WaitingGroup['patient'], string[], RegExp]>([
    ['one document', 1, patient, ['В нём указан пациент', 'Он цел', 'Чей он?', 'Удалить копию…'], /\s(их|они)\s/i],
    ['two documents', 2, patient, ['В них указан пациент', 'Они целы', 'Чьи они?', 'Удалить копии…'], /нём|его/i],
    ['one that names nobody', 1, 'nobody', ['в нём не указано', 'Чей он?'], /в них|Чьи/],
    ['two that name nobody', 2, 'nobody', ['в них не указано', 'Чьи отмеченные?'], /в нём|Чей/],
    ['one that could not be read', 1, 'unread', ['прочитать не получилось: файл слишком'], /в них/],
    ['two that could not be read', 2, 'unread', ['прочитать не получилось: файлы слишком'], /в нём/],
  ])('are right for %s', (_, n, whom, said, unsaid) => {
    draw({ documents: documents.slice(0, n), patient: whom, suggested: null });
    for (const words of said) expect(body.textContent).toContain(words);
    expect(body.textContent).not.toMatch(unsaid);
  });

  it('are right in English', () => {
    draw({ documents: documents.slice(0, 1), patient, suggested: null }, 'en');
    expect(body.textContent).toContain('named in it');
    expect(body.textContent).not.toMatch(/\b(they|them)\b/i);
  });
});

it('documents of one patient are answered for together', async () => {
  draw({ documents, patient, suggested: 'b' });
  expect(body.querySelector('input')).toBeNull();
  expect(body.querySelector('button.primary')?.textContent).toBe('Положить: Мой архив');
  await press('Положить: Анна');
  expect(did).toEqual(['put Осмотр,Анализ a']);
});

it('documents that name nobody are answered for as they are ticked, and one that came meanwhile is not', async () => {
  draw({ documents, patient: 'nobody', suggested: null });
  await tick(0);
  await press('Положить: Анна');
  draw({ documents: [...documents, { id: 'Новый', title: 'Новый' }], patient: 'nobody', suggested: null });
  await press('Положить: Мой архив');
  expect(did).toEqual(['put Анализ a', 'put Анализ b']);
  await tick(1);
  await press('Положить: Анна');
  expect(did).toHaveLength(2);
});

it('a copy is deleted after a question that says what stays, and not before', async () => {
  draw({ documents, patient: 'nobody', suggested: null });
  await tick(1);
  await press('Удалить копию…');
  expect(body.textContent).toContain('на портале и файл на вашем диске останутся');
  await press('Оставить');
  expect(did).toEqual([]);
  await press('Удалить копию…');
  await press('Да, удалить');
  expect(did).toEqual(['drop Осмотр']);
});
