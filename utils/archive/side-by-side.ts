import { ok, type Result } from '../kernel';

/** More on their way at once makes nothing quicker and holds more memory. */
const MOST = { items: 16, bytes: 8 * 2 ** 20 } as const;

/**
 * The same work for many items, some of them at a time, so that nobody waits for a message to the key worker and back
 * before the next is sent. Answers are in the order of the items; the first failure ends it.
 */
export async function sideBySide<Item, Value, Failure>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  work: (item: Item) => Promise<Result<Value, Failure>>,
): Promise<Result<Value[], Failure>> {
  const values: Value[] = [];
  for (let at = 0; at < items.length; ) {
    let [end, bytes] = [at, 0];
    do bytes += sizeOf(items[end++] as Item);
    while (end < items.length && end - at < MOST.items && bytes + sizeOf(items[end] as Item) <= MOST.bytes);
    for (const done of await Promise.all(items.slice(at, end).map(work))) {
      if (!done.ok) return done;
      values.push(done.value);
    }
    at = end;
  }
  return ok(values);
}
