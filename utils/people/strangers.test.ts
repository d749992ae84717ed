import { expect, it } from 'vitest';
import { strangersAmong } from './strangers';

const of = (id: string, name?: string) => ({ id, facts: name ? { patient: { name } } : {} });
const [IVAN, ANNA] = ['Иванов Иван Ильич', 'Иванова Анна Ивановна'];

it.each([
  ['nobody, while all name one', [of('1', IVAN), of('2', IVAN), of('3')], [], ''],
  ['the one that names another', [of('1', IVAN), of('2', ANNA), of('3', IVAN), of('4')], [], '2'],
  ['nobody, where each patient has several', [of('1', IVAN), of('2', ANNA), of('3', IVAN), of('4', ANNA)], [], ''],
  ['the only one, when another of the family has its patient', [of('1', ANNA)], [{ name: ANNA }], '1'],
  ['nobody, where nothing names anybody', [of('1'), { id: '2' }], [{ name: ANNA }], ''],
])('finds %s', (_, entries, elsewhere, found) => {
  expect([...strangersAmong(entries, elsewhere)].join()).toBe(found);
});

it('looks at each patient once, however long the list is', () => {
  const entries = Array.from({ length: 20_000 }, (_, at) => of(`${at}`, at === 7 ? ANNA : IVAN));
  const began = performance.now();
  expect([...strangersAmong(entries, [])]).toEqual(['7']);
  expect(performance.now() - began).toBeLessThan(5_000);
});
