import { describe, expect, it } from 'vitest';
import { DAY } from '../kernel';
import type { OrderNumber } from '../portal';
import { newBaseline } from './baseline';
import { isPast, withoutPast } from './retention';
import { newSchedule } from './schedule';
import { timelinesOf } from './timeline';
import { NO_TOPICS } from './topics';
import type { Baseline, Names } from './types';
import { viewOf } from './view';

const T0 = 1_750_000_000_000;
const NUMBER = '5400000001' as OrderNumber;
const baseline = (face: 'lk' | 'article', history: Baseline['history']): Baseline => ({
  ...newBaseline('a', face, NUMBER, T0),
  history,
});
const timeline = (one: Baseline, names: Names = {}, now = T0 + 9 * DAY) =>
  timelinesOf(viewOf([one], newSchedule(now), names, NO_TOPICS, [], now).requests, now).get('a') ?? expect.fail();
const mark = (id: number | null, group: Baseline['history'][number]['group'], at: number, final = false) => ({
  id,
  group,
  final,
  at,
});

describe('the words of a past that is kept without words', () => {
  it('are the portal’s, where the id is known; of the present, those in memory', () => {
    const one = baseline('lk', [
      mark(17, 'in-progress', T0),
      mark(777, 'unknown', T0 + 1),
      mark(14, 'needs-person', T0 + 2),
    ]);
    const titles = (names: Names) => timeline(one, names).steps.map(({ title }) => title);
    expect(titles({})).toEqual(['Ожидание дополнительной информации', '', 'Зарегистрировано на портале']);
    expect(titles({ a: { service: 'Доступ', title: 'Требуются документы', comment: null } })[0]).toBe(
      'Требуются документы',
    );
  });

  it('are the article’s labels on its face', () => {
    const one = baseline('article', [mark(null, 'in-progress', T0), mark(null, 'executed', T0 + 1, true)]);
    expect(timeline(one).steps.map(({ title }) => title)).toEqual(['Одобрено', 'В обработке']);
  });
});

describe('the next step', () => {
  it.each([
    ['lk', 14, 'needs-person', { what: 'documents', where: 'order' }],
    ['article', null, 'needs-person', { what: 'documents', where: 'order' }],
    ['lk', null, 'needs-person', { what: 'needs-person', where: 'order' }],
    ['lk', 25, 'needs-person', { what: 'visit', where: 'in-person' }],
    ['lk', 2, 'in-progress', { what: 'in-progress', where: 'none' }],
    ['lk', 3, 'executed', { what: 'executed', where: 'health' }],
    ['lk', 10, 'rejected', { what: 'cancelled', where: 'none' }],
    ['lk', -1, 'rejected', { what: 'not-delivered', where: 'order' }],
    ['lk', 4, 'rejected', { what: 'rejected', where: 'order' }],
    ['lk', 777, 'unknown', { what: 'unknown', where: 'order' }],
  ] as const)('%s %s %s', (face, id, group, advice) => {
    expect(timeline(baseline(face, [mark(id, group, T0)])).advice).toEqual(advice);
  });

  it('is not known before the first look', () => {
    expect(timeline(baseline('lk', []))).toEqual({ steps: [], advice: null });
  });
});

describe('how long a past is kept', () => {
  const done = [mark(2, 'in-progress', T0), mark(3, 'executed', T0 + DAY, true)];
  it.each([
    ['always', done, 9_999, false],
    ['year', done, 366, false],
    ['year', done, 366.1, true],
    ['month', done, 31, false],
    ['month', done, 31.1, true],
    ['month', [mark(2, 'in-progress', T0), mark(14, 'needs-person', T0 + DAY)], 9_999, false],
    ['month', [mark(3, 'executed', T0, true)], 9_999, false],
    ['month', done, -9_999, false],
    ['month', [], 1, false],
  ] as const)('%s: %j after %d days', (keeping, history, days, past) => {
    expect(isPast({ history }, keeping, T0 + days * DAY)).toBe(past);
  });

  it('the present status stays', () => {
    expect(withoutPast(baseline('lk', done)).history).toEqual([done[1]]);
    expect(withoutPast(baseline('lk', [])).history).toEqual([]);
  });
});
