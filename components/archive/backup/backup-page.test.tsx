import { Window } from 'happy-dom';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { archiveTexts, backupTexts } from '../../../utils/text';
import type { PassphraseAdvice } from '../archive-view';
import { BackupPage } from './BackupPage';
import { type BackupStage, type BackupView, NEW_PERSON, type PersonPlan } from './backup-view';

const NOW = Date.UTC(2026, 4, 20, 9);
const view: BackupView = {
  ...{ documents: 3, size: 1_000, shown: null, recoverable: false, waiting: 0 },
  last: { at: NOW, documents: 3 },
  reminder: { state: 'fresh', fresh: 0 },
  chooses: { file: true, folder: true },
  stage: { at: 'idle' },
};
const theirs: PersonPlan = {
  ...{ from: 'Мама', to: 'm', name: 'Мама', isNew: false, takesName: false, asks: false },
  ...{ fresh: 2, same: 0, differ: 0 },
};
const made = (place: 'chosen' | 'downloads'): BackupStage => ({
  ...{ at: 'made', name: 'архив.tar.age', documents: 3, all: 3, place },
});

let body: HTMLElement;
let said: unknown[];
beforeEach(() => {
  const window = new Window();
  Object.assign(globalThis, { window, document: window.document });
  body = window.document.body as unknown as HTMLElement;
  said = [];
});

function show(more: Partial<BackupView>): string {
  const none = () => undefined;
  const on = {
    ...{ onMake: none, onCheck: none, onLook: none, onExport: none, onCancel: none, onReset: none, onClose: none },
    onPlace: (at: number, to: string) => said.push([at, to]),
    onRestore: () => said.push('restore'),
  };
  void act(() =>
    render(
      <BackupPage
        {...{ locale: 'ru', now: NOW, advice: {} as PassphraseAdvice, on }}
        view={{ ...view, ...more }}
        texts={backupTexts('ru')}
        archive={archiveTexts('ru')}
      />,
      body,
    ),
  );
  return (body.textContent ?? '').replaceAll('\u00a0', ' ');
}
const plan = (...people: PersonPlan[]): Partial<BackupView> => ({
  stage: {
    ...{ at: 'plan', madeAt: NOW, room: { needed: 1, enough: true }, people },
    persons: [
      { id: 'm', name: 'Мама' },
      { id: 's', name: 'Сын' },
    ],
  },
});
const press = () => void act(() => body.querySelector<HTMLButtonElement>('button.primary')?.click());

describe('the plan of a restore', () => {
  it.each<[Partial<PersonPlan>, string]>([
    [{}, 'Из копии: Мама → в архиве: Мама'],
    [{ to: 's', name: 'Сын' }, 'Из копии: Мама → в архиве: Сын'],
    [{ to: NEW_PERSON, isNew: true }, 'Из копии: Мама → в архиве: Мама · появится в архиве'],
    [{ takesName: true }, 'Из копии: Мама → в архиве: Мама · архив получит это имя'],
    [{ from: null }, 'Из копии: имя не указано → в архиве: Мама'],
  ])('says of one person too whose documents go to whom: %j', (change, line) => {
    expect(show(plan({ ...theirs, ...change }))).toContain(line);
    expect(body.querySelector('select')).toBe(null);
    press();
    expect(said).toEqual(['restore']);
  });

  it('adds nothing before the person has said whose it is', () => {
    expect(show(plan({ ...theirs, from: 'Мой архив', to: null, asks: true }))).toContain('чьё это здесь?');
    press();
    expect([said, body.querySelector('[role=alert]')?.textContent]).toEqual([
      [],
      expect.stringContaining('Выберите, чьи это документы'),
    ]);
    const select = body.querySelector('select') as HTMLSelectElement;
    expect([...select.options].map(({ value }) => value)).toEqual(['', 'm', 's', NEW_PERSON]);
    select.value = 's';
    const { Event } = globalThis.window as unknown as { Event: typeof globalThis.Event };
    void act(() => void select.dispatchEvent(new Event('change')));
    expect(said).toEqual([[0, 's']]);
  });
});

describe('what waits in the inbox', () => {
  it.each([
    [1, 'idle', '1 документ ждёт вашего решения и в копию не войдёт'],
    [2, 'idle', '2 документа ждут вашего решения и в копию не войдут'],
    [5, 'idle', '5 документов ждут вашего решения и в копию не войдут'],
    [21, 'made', '21 документ ждёт вашего решения и в копию не вошёл'],
    [3, 'made', '3 документа ждут вашего решения и в копию не вошли'],
  ])('%d, %s: it is said that no copy holds it', (waiting, at, words) => {
    expect(show({ waiting, stage: at === 'made' ? made('chosen') : { at: 'idle' } })).toContain(words);
  });

  it('is not spoken of when there is nothing', () => expect(show({})).not.toContain('вашего решения'));
});

it('a copy is called checked only where what was read is the file on the disk', () => {
  expect(show({ stage: made('chosen') })).toContain('Копия готова и проверена: 3 из 3');
  const handed = show({ stage: made('downloads') });
  expect(handed).toContain('Копия готова: 3 из 3');
  expect(handed).toContain('Сохранился ли он на диске, мы отсюда не видим');
});

it('says how many documents are in no copy', () => {
  expect(show({ reminder: { state: 'fresh', fresh: 2 } })).toContain('Не вошло в копии: 2.');
});
