import './browser-stand-in.ts';
import { beforeEach, expect, it } from 'vitest';
import type { Parts } from '../../entrypoints/background/compose.ts';
import { remindOfPapers } from '../../entrypoints/background/papers.ts';
import { DAY, HOUR } from '../../utils/kernel';
import { addPaper } from '../../utils/people';
import { standIn } from './browser-stand-in.ts';

const T0 = new Date(2026, 10, 25, 12).getTime();
const FIRST = new Date(2026, 11, 1, 10).getTime();
let now = T0;
const parts = { clock: () => now } as unknown as Parts;

beforeEach(() => {
  now = T0;
  for (const kept of [standIn.alarms, standIn.notices, standIn.stored]) kept.clear();
  standIn.shown.length = 0;
  Object.assign(standIn, { now: () => now });
});

const wake = async (at: number) => {
  now = at;
  await remindOfPapers(parts);
};

it('a paper that was noted is told of twice, whatever wakes in between', async () => {
  await addPaper({ kind: 'passport', until: '2026-12-31' }, now);
  expect(standIn.alarms.get('papers')).toBe(FIRST);
  await wake(T0 + DAY);
  expect(standIn.shown).toEqual([]);
  for (const late of [0, 1, HOUR, 5 * DAY]) await wake(FIRST + late);
  expect(standIn.shown).toEqual(['papers']);
  for (const late of [0, HOUR, 30 * DAY]) await wake(FIRST + 23 * DAY + late);
  expect(standIn.shown).toEqual(['papers', 'papers']);
});

it('not in quiet hours: then when they end', async () => {
  await addPaper({ kind: 'passport', until: '2026-12-31' }, now);
  standIn.stored.set('settings', { quiet: { from: 9, to: 12 } });
  await wake(FIRST);
  expect(standIn.shown).toEqual([]);
  expect(standIn.alarms.get('papers')).toBe(FIRST + 2 * HOUR);
  await wake(FIRST + 2 * HOUR);
  expect(standIn.shown).toEqual(['papers']);
});

it('dates that were noted before anybody reminded of them begin today', async () => {
  standIn.stored.set('paperDates', [{ id: 'a', kind: 'passport', until: '2026-12-31' }]);
  await wake(T0);
  expect(standIn.shown).toEqual([]);
  await wake(FIRST);
  expect(standIn.shown).toEqual(['papers']);
});
