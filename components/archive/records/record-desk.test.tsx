import { Window } from 'happy-dom';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, it } from 'vitest';
import { recordTexts } from '../../../utils/text';
import type { RecordItem } from '../archive-view';
import { type Correction, RecordDesk } from './RecordDesk';

const texts = recordTexts('ru');
const record: RecordItem = {
  id: 'a',
  title: 'Осмотр',
  kind: 'pdf',
  at: 0,
  source: 'file',
  size: 1,
  isNew: false,
  day: '2026-05-20',
};
let body: Element;
let saved: (Correction | null)[];

beforeEach(() => {
  const window = new Window();
  Object.assign(globalThis, { window, document: window.document });
  body = window.document.body as unknown as Element;
  saved = [];
  const done = async () => true;
  const onCorrect = async (correction: Correction | null) => {
    saved.push(correction);
    return true;
  };
  void act(() =>
    render(
      <RecordDesk
        {...{ record, texts, others: [], onCorrect, onRemove: done, onMove: done }}
        {...{ onDropOlder: done, onOpen: () => undefined }}
      />,
      body,
    ),
  );
  void act(() => body.querySelector<HTMLButtonElement>('button')?.click());
});

const dayField = () => body.querySelector<HTMLInputElement>('input[type=date]') as HTMLInputElement;
function submitted(day: string, badInput = false): void {
  const field = dayField();
  Object.defineProperty(field, 'validity', { configurable: true, value: { badInput } });
  Object.defineProperty(field, 'value', { configurable: true, writable: true, value: day });
  const event = (name: string) => new (globalThis.window as unknown as { Event: typeof Event }).Event(name);
  void act(() => void field.dispatchEvent(event('input')));
  void act(() => void body.querySelector('form')?.dispatchEvent(event('submit')));
}

it.each(['12026-05-20', '0203-05-20', '2026-02-31'])('a date like %s is told of and not saved', (day) => {
  submitted(day);
  expect(saved).toEqual([]);
  expect(body.querySelector('[role=alert]')?.textContent).toContain(texts.edit.wrongDay);
  expect(dayField().getAttribute('aria-invalid')).toBe('true');
});

it('half a date, which reads as none, is told of too', () => {
  submitted('', true);
  expect(saved).toEqual([]);
  expect(body.textContent).toContain(texts.edit.wrongDay);
});

it('a real day is saved, and no day', () => {
  submitted('2025-12-31');
  expect(saved).toEqual([{ title: 'Осмотр', day: '2025-12-31', kind: null, organisation: null }]);
  expect(dayField()?.max ?? '2200-12-31').toBe('2200-12-31');
});

it('the field may be left empty', () => {
  submitted('');
  expect(saved).toEqual([{ title: 'Осмотр', day: '', kind: null, organisation: null }]);
});

it('an earlier version leads to the newest, from which the earlier ones go', async () => {
  const did: string[] = [];
  const shown = (versions: Pick<RecordItem, 'newer' | 'older'>, drops = true) => {
    const ways = {
      onOpen: (id: string) => void did.push(`open ${id}`),
      async onDropOlder() {
        did.push('drop');
        return drops;
      },
    };
    const others = { onCorrect: async () => true, onRemove: async () => true, onMove: async () => true };
    void act(() =>
      render(<RecordDesk record={{ ...record, ...versions }} texts={texts} others={[]} {...others} {...ways} />, body),
    );
  };
  const press = async (label: string) => {
    const button = [...body.querySelectorAll('button')].find(({ textContent }) => textContent === label);
    await act(async () => void button?.click());
  };
  shown({ newer: 'b' });
  expect(body.textContent).toContain(texts.versions.newer);
  await press(texts.versions.drop);
  await press(texts.versions.open);
  shown({ older: ['x', 'y'] });
  expect(body.textContent).toContain(texts.versions.older(2));
  await press(texts.versions.open);
  await press(texts.versions.drop);
  expect(did).toEqual(['open b', 'drop']);
  expect(body.querySelector('[role=alert]')).toBeNull();
  shown({ older: ['x'] }, false);
  await press(texts.versions.drop);
  expect(body.querySelector('[role=alert]')?.textContent).toContain(texts.trash.failed);
});

it('a document that names another patient than the rest says so, and how to give it to its owner', () => {
  const done = async () => true;
  const ways = { onCorrect: done, onRemove: done, onMove: done, onDropOlder: done, onOpen: () => undefined };
  const shown = (others: { id: string; name: string; colour: number }[], isOutOfPlace = true) => {
    const strange = { ...record, patient: 'Образцов Пётр Львович', isOutOfPlace };
    void act(() => render(<RecordDesk record={strange} texts={texts} others={others} {...ways} />, body));
    return body.textContent ?? '';
  };
  const one = { id: 'b', name: 'Мама', colour: 0 };
  expect(shown([one])).toMatch(/другой пациент.*Образцов Пётр Львович.*выберите, чей он/);
  expect(shown([])).toContain('добавьте человека');
  expect(shown([one], false)).not.toContain('другой пациент');
});
