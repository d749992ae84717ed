import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { randomId } from '../kernel';
import { someBytes } from '../vault/test-vault';
import { type InboxStore, openInbox } from './inbox-store';
import { PIECE } from './pieces';

const MIB = 1024 * 1024;
const [A, B] = ['a'.repeat(32), 'b'.repeat(32)];
let name: string;
let inbox: InboxStore;
beforeEach(async () => {
  name = `inbox-${randomId()}`;
  inbox = await openInbox(name);
});
afterEach(() => inbox.close());

/** Fast for tens of megabytes, and no two pieces alike. */
function large(size: number, seed: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 4_096) bytes.set([seed, at >> 12, at >> 20].slice(0, size - at), at);
  return bytes;
}
const same = (a: Uint8Array | null, b: Uint8Array) => a !== null && Buffer.compare(a, b) === 0;
const raw = () => openDB(name, 1);

describe('the inbox on disk', () => {
  it('keeps what is put, for whoever opens it next', async () => {
    await inbox.put(A, someBytes(5_000));
    expect([await inbox.has(A), await inbox.has(B)]).toEqual([true, false]);
    inbox.close();
    inbox = await openInbox(name);
    expect(await inbox.ids()).toEqual([A]);
    expect(await inbox.get(A)).toEqual(someBytes(5_000));
    expect(await inbox.get(B)).toBeNull();
  });

  it.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 33 * MIB])('%i bytes, in pieces when large', async (size) => {
    const bytes = large(size, 7);
    await inbox.put(A, bytes);
    expect(same(await inbox.get(A), bytes)).toBe(true);
    const db = await raw();
    expect(await db.count('pieces')).toBe(Math.max(1, Math.ceil(size / PIECE)));
    db.close();
  });

  it('does not mix the pieces of two', async () => {
    const [one, two] = [large(20 * MIB, 1), large(35 * MIB, 2)];
    await Promise.all([inbox.put(A, one), inbox.put(B, two)]);
    expect(same(await inbox.get(A), one)).toBe(true);
    expect(same(await inbox.get(B), two)).toBe(true);
    await inbox.remove(A);
    expect(await inbox.has(A)).toBe(false);
    expect(same(await inbox.get(B), two)).toBe(true);
  });

  it('removes all of an item', async () => {
    await inbox.put(A, large(40 * MIB, 1));
    await inbox.remove(A);
    await inbox.remove(B);
    expect(await inbox.ids()).toEqual([]);
    const db = await raw();
    expect(await db.count('pieces')).toBe(0);
    db.close();
  });
});

describe('an item that is not whole', () => {
  it('is not there before its row is', async () => {
    const putting = inbox.put(A, large(40 * MIB, 3));
    const seen: boolean[] = [];
    const other = await openInbox(name);
    let done = false;
    void putting.then(() => (done = true));
    while (!done) {
      const [there, bytes] = [await other.has(A), await other.get(A)];
      // Whatever the moment: an item that exists can be read.
      if (there) expect(await other.get(A)).not.toBeNull();
      seen.push(there || bytes !== null);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(seen[0]).toBe(false);
    expect(await other.has(A)).toBe(true);
    other.close();
  });

  it('left by a death on the way is nothing, and does not spoil the next attempt', async () => {
    const db = await raw();
    for (const n of [0, 1, 2]) await db.put('pieces', { id: A, n, sealed: someBytes(100, n) });
    db.close();
    expect([await inbox.has(A), await inbox.get(A), await inbox.ids()]).toEqual([false, null, []]);
    // The document may have become shorter since.
    const bytes = large(20 * MIB, 9);
    await inbox.put(A, bytes);
    expect(same(await inbox.get(A), bytes)).toBe(true);
  });

  it.each([0, 1, 2])('with piece %i missing is null, not a shorter document', async (n) => {
    await inbox.put(A, large(40 * MIB, 1));
    const db = await raw();
    await db.delete('pieces', [A, n]);
    db.close();
    expect(await inbox.has(A)).toBe(true);
    expect(await inbox.get(A)).toBeNull();
  });

  it('two attempts at once: from the first yes on, one of them is there whole', async () => {
    const [one, two] = [large(40 * MIB, 1), large(70 * MIB, 2)];
    const other = await openInbox(name);
    const attempts = [inbox.put(A, one), other.put(A, two)];
    const whole = async () => {
      const kept = await inbox.get(A);
      return same(kept, one) || same(kept, two);
    };
    await Promise.race(attempts);
    expect(await whole()).toBe(true);
    await Promise.all(attempts);
    expect(await whole()).toBe(true);
    other.close();
  });
});

describe('an item that is held', () => {
  it('waits for the person’s word, apart from those that are taken in', async () => {
    await inbox.put(A, someBytes(10), true);
    await inbox.put(B, someBytes(20));
    expect([await inbox.ids(), await inbox.heldIds(), await inbox.has(A)]).toEqual([[B], [A], true]);
    await inbox.release(A);
    await inbox.release('unknown');
    expect([await inbox.ids(), await inbox.heldIds()]).toEqual([[A, B], []]);
  });

  it('set aside is asked about no more', async () => {
    await inbox.put(A, someBytes(10), true);
    await inbox.setAside([A], true);
    expect([await inbox.ids(), await inbox.heldIds(), await inbox.asideIds()]).toEqual([[], [], [A]]);
  });
});

describe('sweeping', () => {
  it('takes pieces that belong to nothing, and nothing else', async () => {
    await inbox.put(A, large(20 * MIB, 1));
    const [planned, abandoned] = ['c'.repeat(32), 'd'.repeat(32)];
    await inbox.plan(planned, someBytes(10));
    const db = await raw();
    for (const id of [planned, abandoned]) {
      for (const n of [0, 1]) await db.put('pieces', { id, n, sealed: someBytes(100, n) });
    }
    expect(await inbox.sweep()).toBe(1);
    const owners = (await db.getAllKeys('pieces')).map((key) => (key as [string, number])[0]);
    expect(owners).toEqual([...new Array(5).fill(A), planned, planned]);
    await inbox.dropPlan(planned);
    expect([await inbox.sweep(), await inbox.sweep()]).toEqual([1, 0]);
    expect(same(await inbox.get(A), large(20 * MIB, 1))).toBe(true);
    db.close();
  });

  it('passes over a capture that still writes', async () => {
    const bytes = large(70 * MIB, 2);
    const other = await openInbox(name);
    const putting = inbox.put(A, bytes);
    const db = await raw();
    while ((await db.count('pieces')) === 0) await new Promise((wake) => setTimeout(wake, 1));
    expect(await other.sweep()).toBe(0);
    await putting;
    expect(same(await inbox.get(A), bytes)).toBe(true);
    db.close();
    other.close();
  });
});

describe('plans', () => {
  it('are kept apart from items, replaced by id, and dropped', async () => {
    await inbox.plan(A, someBytes(10));
    await inbox.plan(B, someBytes(20));
    await inbox.plan(A, someBytes(30));
    expect(await inbox.ids()).toEqual([]);
    expect(await inbox.plans()).toEqual([
      { id: A, box: someBytes(30) },
      { id: B, box: someBytes(20) },
    ]);
    await inbox.dropPlan(A);
    await inbox.dropPlan('unknown');
    expect(await inbox.plans()).toEqual([{ id: B, box: someBytes(20) }]);
  });
});

it('steps aside for a later version of itself', async () => {
  const later = await openDB(name, 2);
  expect(later.version).toBe(2);
  later.close();
  await expect(inbox.ids()).rejects.toThrow();
});
