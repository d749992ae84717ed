import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { randomId, utf8 } from '../kernel';
import { sealForInbox, sealStreamForInbox } from '../vault';
import { makeInboxPair } from '../vault/inbox';
import { someBytes } from '../vault/test-vault';
import { capture } from './capture';
import { digest } from './digest';
import { fileMarks, type InboxMarks } from './inbox-marks';
import { type InboxStore, openInbox } from './inbox-store';
import { takeIn } from './intake';
import { lendLocks, memoryFiles, someArchive } from './test-archive';

lendLocks();

const [A, B] = ['a'.repeat(32), 'b'.repeat(32)];
let name: string;
let files: ReturnType<typeof memoryFiles>;
let marks: InboxMarks;
let inbox: InboxStore;
beforeEach(async () => {
  name = `inbox-${randomId()}`;
  files = memoryFiles();
  marks = fileMarks(files.root);
  inbox = await openInbox(name, marks);
});
afterEach(() => inbox.close());

/** The browser loses a row, a piece of it, or the bytes in it. */
async function harm(id: string, how: 'row' | 'piece' | 'bytes'): Promise<void> {
  const db = await openDB(name, 1);
  if (how === 'row') await db.delete('items', id);
  else if (how === 'piece') await db.delete('pieces', [id, 0]);
  else await db.put('pieces', { id, n: 0, sealed: someBytes(5_000, 9) });
  db.close();
}

it('a mark is an empty file that says size and hash of what lies there, and goes with it', async () => {
  await inbox.put(A, someBytes(5_000));
  expect(await marks.all()).toEqual([{ id: A, size: 5_000, hash: await digest(someBytes(5_000)) }]);
  expect([...files.names('inbox-marks')]).toEqual([`${A}-5000-${await digest(someBytes(5_000))}`]);
  await inbox.remove(A);
  expect(await marks.all()).toEqual([]);
});

it('one that flowed in has the same mark as one that was put whole', async () => {
  const { recipient } = await makeInboxPair();
  const told = { source: 'portal-download', capturedAt: 1, name: 'a', contentType: null, route: 'health' } as const;
  await inbox.put(A, await sealStreamForInbox(recipient, told, new Blob([someBytes(200_000)]).stream()));
  const lies = (await inbox.get(A)) ?? expect.fail('not there');
  expect(await marks.all()).toEqual([{ id: A, size: lies.length, hash: await digest(lies) }]);
});

describe('what the inbox has lost', () => {
  it('is named, by whoever opens it, until the person knows', async () => {
    for (const id of [A, B]) await inbox.put(id, someBytes(100));
    expect(await inbox.missing()).toEqual([]);
    await harm(A, 'row');
    expect(await inbox.missing()).toEqual([A]);
    expect(await (await openInbox(name, marks)).missing()).toEqual([A]);
    await inbox.forgetMissing([A, B]);
    expect(await inbox.missing()).toEqual([]);
    expect((await marks.all()).map(({ id }) => id)).toEqual([B]);
  });

  it('is named when the whole database is gone', async () => {
    for (const id of [A, B]) await inbox.put(id, someBytes(100));
    inbox.close();
    name = `inbox-${randomId()}`;
    inbox = await openInbox(name, marks);
    expect((await inbox.missing()).sort()).toEqual([A, B]);
  });

  it.each(['piece', 'bytes'] as const)('is not given as if it were whole: %s', async (how) => {
    await inbox.put(A, someBytes(5_000));
    await harm(A, how);
    expect([await inbox.get(A), await inbox.ids(), await inbox.missing()]).toEqual([null, [A], []]);
  });

  it('is not what waits, is held or set aside, and not what another page takes out at this moment', async () => {
    await inbox.put(A, someBytes(1), true);
    await inbox.put(B, someBytes(1));
    await inbox.setAside([B], true);
    expect(await inbox.missing()).toEqual([]);
    let asked = 0;
    const racing = await openInbox(name, {
      ...marks,
      async all() {
        const found = await marks.all();
        if (asked++ === 0) await inbox.remove(A);
        return found;
      },
    });
    expect(await racing.missing()).toEqual([]);
    racing.close();
  });
});

describe('a death', () => {
  const dies = async () => Promise.reject(new Error('killed'));

  it('between the document and its mark is no loss, and the repeated capture marks it before it says yes', async () => {
    await (await openInbox(name, { ...marks, add: dies })).put(A, someBytes(100));
    expect([await inbox.ids(), await marks.all(), await inbox.missing()]).toEqual([[A], [], []]);
    const never = async () => Promise.reject(new Error('not fetched again'));
    const parts = { download: never, has: inbox.has, put: inbox.put, suggestName: () => '' };
    const task = { captureId: A, href: '', recipient: '', route: '', source: 'portal-download', held: false } as const;
    expect(await capture(parts, task)).toEqual({ ok: true, value: { already: true, held: false } });
    expect(await marks.all()).toEqual([{ id: A, size: 100, hash: await digest(someBytes(100)) }]);
  });

  it('between the mark and the document, when it is taken out, is no loss', async () => {
    await inbox.put(A, someBytes(100));
    const order: string[] = [];
    const watched = await openInbox(name, {
      ...marks,
      async remove(id) {
        await marks.remove(id);
        order.push((await inbox.ids()).includes(id) ? 'document still there' : 'document gone first');
      },
    });
    await watched.remove(A);
    watched.close();
    expect([order, await inbox.ids(), await inbox.missing()]).toEqual([['document still there'], [], []]);
  });

  it('of the place for marks leaves the inbox as it was without them', async () => {
    const bare = await openInbox(name, { all: dies as InboxMarks['all'], add: dies, remove: dies });
    await bare.put(A, someBytes(100));
    expect([await bare.has(A), await bare.get(A), await bare.missing()]).toEqual([true, someBytes(100), []]);
    await bare.remove(A);
    expect(await bare.ids()).toEqual([]);
    bare.close();
  });
});

it('the intake says what is missing and takes in the rest', async () => {
  const { session, open, db } = await someArchive();
  await inbox.put(A, utf8('не age вовсе'));
  await harm(A, 'row');
  const report = await takeIn({ archive: open(), inbox, keys: session });
  expect(report).toMatchObject({ added: [], unreadable: [], missing: [A], stopped: null });
  await db.delete();
});

it('the intake lists the marks as often for many documents as for one, and leaves none', async () => {
  const { session, header, open, db } = await someArchive();
  const { recipient } = (JSON.parse(header) as { inbox: { recipient: string } }).inbox;
  const meta = { source: 'portal-download', capturedAt: 5, name: 'a.pdf', contentType: null, route: 'health' } as const;
  const times: number[] = [];
  for (const many of [1, 8]) {
    let listed = 0;
    const counted = await openInbox(name, {
      ...marks,
      all() {
        listed++;
        return marks.all();
      },
      remove(id, known) {
        if (!known) listed++;
        return marks.remove(id, known);
      },
    });
    for (let n = 0; n < many; n++) {
      const bytes = utf8(`%PDF-1.7 ${many} ${n}`);
      const sealed = await sealForInbox(recipient, { ...meta, sha256: await digest(bytes) }, bytes);
      await counted.put((many + n).toString(16).repeat(32), sealed);
    }
    listed = 0;
    expect((await takeIn({ archive: open(), inbox: counted, keys: session })).added).toHaveLength(many);
    times.push(listed);
    expect([await counted.ids(), await marks.all()]).toEqual([[], []]);
    counted.close();
  }
  expect(times[1]).toBe(times[0]);
  await db.delete();
});
