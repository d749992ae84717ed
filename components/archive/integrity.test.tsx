import { Window } from 'happy-dom';
import type { ComponentChild } from 'preact';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { archiveTexts, type Locale } from '../../utils/text';
import type { IntegrityView } from './archive-view';
import { IntegrityNotices, IntegrityPanel } from './Integrity';

const WHOLE: IntegrityView = {
  restored: 0,
  lost: 0,
  list: 'whole',
  sentinel: 'whole',
  strays: 0,
  copies: 'whole',
  newer: false,
  moved: false,
  checking: null,
  checked: null,
};
let body: Element;
let told: string[] = [];
beforeEach(() => {
  const window = new Window();
  Object.assign(globalThis, { window, document: window.document });
  body = window.document.body as unknown as Element;
  told = [];
});

function draw(change: Partial<IntegrityView>, locale: Locale = 'ru'): string {
  const texts = archiveTexts(locale).integrity;
  const view = { ...WHOLE, ...change };
  const tell = (what: string) => () => void told.push(what);
  const both: ComponentChild = (
    <>
      <IntegrityNotices view={view} texts={texts} onRebuildList={tell('rebuild')} />
      <IntegrityPanel view={view} texts={texts} onCheck={tell('check')} onCancel={tell('cancel')} />
    </>
  );
  void act(() => render(both, body));
  return (body.textContent ?? '').replace(/\s+/g, ' ');
}
const press = (name: string) =>
  [...body.querySelectorAll('button')].find((button) => button.textContent === name)?.click();

describe('the state of an archive in words', () => {
  it.each<[string, Partial<IntegrityView>, string[], string[]]>([
    ['whole', {}, ['Архив цел · вторая копия каждого документа есть'], ['Повреж']],
    [
      'restored',
      { restored: 1 },
      ['Повреждён 1 документ, восстановлен из второй копии.', 'Архив цел'],
      ['второй копии нет'],
    ],
    ['restored many', { restored: 5 }, ['Повреждено 5 документов, восстановлено из второй копии.'], []],
    [
      'lost',
      { lost: 2, copies: 'off' },
      ['Повреждено 2 документа, второй копии нет.', 'Архив повреждён · вторая копия выключена'],
      ['Архив цел'],
    ],
    [
      'moved',
      { moved: true, restored: 3, lost: 1, list: 'restored' },
      ['Хранилище браузера не открылось. Архив восстановлен из вторых копий: 3 из 4 документов.', 'второй копии нет'],
      ['восстановлено из второй копии'],
    ],
    ['moved, empty', { moved: true }, ['Архив открыт в другом'], ['из 0']],
    ['list', { list: 'lost' }, ['Список документов повреждён', 'Новые документы ждут'], ['Архив цел']],
    ['sentinel', { sentinel: 'restored' }, ['Отметка о том, что лежит в архиве, пропала'], []],
    ['strays', { strays: 3 }, ['Лишних записей в хранилище: 3'], []],
    ['newer', { newer: true, list: 'lost' }, ['более новой версией'], ['Собрать список']],
    ['checked', { checked: { total: 12, cancelled: false } }, ['Проверено всё, записей: 12. Всё цело.'], []],
    ['checked, lost', { lost: 1, checked: { total: 12, cancelled: false } }, ['записей: 12.'], ['Всё цело']],
    ['stopped', { checked: { total: 3, cancelled: true } }, ['Проверка остановлена, проверено записей: 3.'], []],
    ['failed', { checked: { total: null, cancelled: false } }, ['Проверить не получилось'], []],
  ])('%s', (_state, change, seen, unseen) => {
    const words = draw(change);
    for (const one of seen) expect(words).toContain(one);
    for (const one of unseen) expect(words).not.toContain(one);
    // The other language says as much.
    expect(draw(change, 'en').length).toBeGreaterThan(40);
  });

  it('offers the check, its end, and the list anew', () => {
    draw({ list: 'lost' });
    press('Собрать список из того, что есть');
    press('Проверить архив');
    draw({ checking: { done: 3, total: 9 } });
    expect(body.querySelector('progress')?.getAttribute('value')).toBe('3');
    press('Остановить');
    expect(told).toEqual(['rebuild', 'check', 'cancel']);
  });
});
