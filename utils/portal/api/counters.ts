import type { Result } from '../../kernel';
import * as v from '../../kernel/shape';
import type { Miss } from '../types';
import { maybe, shaped } from './miss';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Counters = v.pipe(
  v.object({
    total: count,
    unread: count,
    counter: maybe(v.array(v.object({ type: v.string(), total: maybe(count), unread: maybe(count) }))),
  }),
  v.transform(({ total, unread, counter }) => {
    const byType = (counter ?? []).map((row) => ({ type: row.type, total: row.total ?? 0, unread: row.unread ?? 0 }));
    const letters = byType.find(({ type }) => type === 'GEPS')?.unread ?? 0;
    const orders = byType.filter(({ type }) => type !== 'GEPS');
    const key = byType.length > 0 ? keyOf(0, 0, orders) : keyOf(total, unread, []);
    return { total, unread, byType, key, letters };
  }),
);

/** `key` is equal for equal counters, whatever the order of the types and the number of letters (`letters`: unread). */
export type CountersSeen = v.InferOutput<typeof Counters>;

/** `GET feeds/counters` (portal.md 2.3): the cheap «anything new?». Equal counters do not prove that nothing moved. */
export const readCounters = (json: unknown): Result<CountersSeen, Miss> => shaped('counters', Counters, json);

const keyOf = (total: number, unread: number, byType: readonly { type: string; total: number; unread: number }[]) =>
  [`${total}/${unread}`, ...byType.map((row) => `${row.type}=${row.total}/${row.unread}`).sort()].join(';');
