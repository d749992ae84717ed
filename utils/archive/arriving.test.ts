import { beforeEach, describe, expect, it, vi } from 'vitest';
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { type Bytes, concat, randomId, utf8 } from '../kernel';
import { makeInboxPair, openInbox } from '../vault/inbox';
import { createArrivals, type Piece } from './arriving';
import { openInbox as openStore } from './inbox-store';
import { lendLocks } from './test-archive';

lendLocks();

const PDF = concat(
  utf8('%PDF-1.7\n'),
  new Uint8Array(5_000).map((_, at) => at),
);
const PAGE = utf8('<!doctype html><html><title>Вход</title></html>');
const pair = await makeInboxPair();
const store = await openStore('arrivals');
let task: Piece['task'];
let arrived: ReturnType<typeof createArrivals>;
beforeEach(() => {
  vi.useRealTimers();
  task = {
    captureId: randomId(),
    href: 'blob:https://lk.gosuslugi.ru/4a7e',
    recipient: pair.recipient,
    route: 'health',
    source: 'portal-download',
    held: false,
    name: 'Осмотр.pdf',
    contentType: 'application/pdf',
  };
  arrived = createArrivals(store);
});
const piecesOf = (bytes: Bytes, step: number): Piece[] =>
  Array.from({ length: Math.max(1, Math.ceil(bytes.length / step)) }, (_, n) => ({
    task,
    at: n * step,
    size: bytes.length,
    bytes: bytes.slice(n * step, (n + 1) * step),
  }));
const bring = async (bytes: Bytes, step: number) => {
  const told = [];
  for (const piece of piecesOf(bytes, step)) {
    const outcome = await arrived(piece);
    told.push(outcome);
    if (outcome) break;
  }
  return told;
};
const kept = async () => {
  const sealed = await store.get(task.captureId);
  const found = sealed && (await openInbox(pair.identity, sealed));
  return found?.ok ? found.value : null;
};

describe('a document that a page made', () => {
  it('is what was brought, however it was cut, and is told of with its last piece', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 500, max: 7_000 }), async (step) => {
        task = { ...task, captureId: randomId() };
        const told = await bring(PDF, step);
        expect(told.at(-1)).toEqual({ ok: true, value: { already: false, held: false } });
        expect(told.slice(0, -1).every((one) => one === null)).toBe(true);
        const found = await kept();
        expect(found).toMatchObject({ meta: { name: 'Осмотр.pdf', contentType: 'application/pdf', route: 'health' } });
        expect(found).toHaveProperty('bytes', PDF);
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['a page', PAGE, 'not-a-document'],
    ['nothing', new Uint8Array(0), 'empty'],
  ])('%s is refused, and nothing is kept', async (_, bytes, error) => {
    expect((await bring(bytes, 700)).at(-1)).toEqual({ ok: false, error });
    expect(await store.has(task.captureId)).toBe(false);
  });

  it('that begins as a page is soon read no further', async () => {
    const long = concat(PAGE, new Uint8Array(2_000_000));
    expect(await bring(long, 200_000)).toHaveLength(2);
  });

  it('brought a second time is there already', async () => {
    await bring(PDF, 2_000);
    expect((await bring(PDF, 2_000)).at(-1)).toEqual({ ok: true, value: { already: true, held: false } });
  });

  it('whose bringer died and began anew is whole', async () => {
    const [first, second] = piecesOf(PDF, 2_000);
    if (!first || !second) throw new Error('two pieces');
    expect(await arrived(first)).toBeNull();
    expect(await arrived(second)).toBeNull();
    expect((await bring(PDF, 1_500)).at(-1)).toEqual({ ok: true, value: { already: false, held: false } });
    expect(await kept()).toHaveProperty('bytes', PDF);
  });

  it('of which a piece is missing, or comes twice, is not kept', async () => {
    const [first, second, third] = piecesOf(PDF, 2_000);
    if (!first || !second || !third) throw new Error('three pieces');
    await arrived(first);
    expect(await arrived(third)).toEqual({ ok: false, error: 'gone' });
    expect(await arrived(second)).toBeNull();
    expect(await arrived(second)).toEqual({ ok: false, error: 'gone' });
    expect(await store.has(task.captureId)).toBe(false);
  });

  it('that nobody goes on with leaves nothing', async () => {
    arrived = createArrivals(store, 20);
    const [first, second] = piecesOf(PDF, 4_000);
    if (!first || !second) throw new Error('two pieces');
    await arrived(first);
    await new Promise((wake) => setTimeout(wake, 60));
    expect(await arrived(second)).toEqual({ ok: false, error: 'gone' });
    expect(await store.has(task.captureId)).toBe(false);
  });
});
