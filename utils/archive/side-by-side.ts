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

/**
 * What comes of each item, in order, the next ones under way while one is being used. Work that was begun and is not
 * wanted any more ends by itself and is forgotten.
 */
export async function* readAhead<Item, Value>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  work: (item: Item) => Promise<Value>,
): AsyncGenerator<readonly [Item, Value]> {
  const begun: Promise<Value>[] = [];
  let [next, bytes] = [0, 0];
  for (const item of items) {
    while (next < items.length && (begun.length === 0 || isRoom(begun.length, bytes + sizeOf(items[next] as Item)))) {
      const one = items[next++] as Item;
      bytes += sizeOf(one);
      const under = work(one);
      under.catch(() => undefined);
      begun.push(under);
    }
    yield [item, await (begun.shift() as Promise<Value>)];
    bytes -= sizeOf(item);
  }
}

const isRoom = (items: number, bytes: number): boolean => items < MOST.items && bytes <= MOST.bytes;
