import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import type { BackupLock } from '../../vault';
import { type BackupClient, type BackupWorker, connectBackupWorker } from './backup-client';
import type { Extracted } from './backup-protocol';
import { serveBackup } from './backup-server';
import { bytesOf, filesFor, someDocuments, streamOf } from './test-backup';

// A pair made for this test only.
const RECIPIENT = 'age1clhvn2qv30gg9lr738l36mleeh9jfjmdn5pvpx420933chggza4qh94ghp';
const ended: (() => void)[] = [];
afterEach(() => {
  for (const end of ended.splice(0)) end();
});

/** Page and worker with a real channel between them: streams and bytes cross it as they do between contexts. */
function pair(reachable: readonly string[] = []): { client: BackupClient; worker: BackupWorker } {
  const { port1, port2 } = new MessageChannel();
  const served = serveBackup(
    (word, moved = []) => port2.postMessage(word, moved as never),
    () => reachable,
  );
  port2.on('message', (data) => served({ data } as MessageEvent));
  const worker: BackupWorker = {
    postMessage: (message, moved) => port1.postMessage(message, moved as never),
    onmessage: null,
    onerror: null,
    terminate: () => port1.close(),
  };
  port1.on('message', (data) => worker.onmessage?.({ data } as MessageEvent));
  ended.push(() => port1.close());
  return { client: connectBackupWorker(worker), worker };
}

const lock = { kind: 'recipient', recipient: RECIPIENT } as const;

async function made(client: BackupClient, by: BackupLock = lock): Promise<Blob> {
  const sealed = await client.seal(streamOf(filesFor(await someDocuments())), by);
  if (!sealed.ok) throw new Error(sealed.error.code);
  return new Blob([await bytesOf(sealed.value)]);
}

it('makes a copy and reads it back without being given the key again, then gives the files that are wanted', async () => {
  const { client } = pair();
  const file = await made(client);
  const counted: number[] = [];
  const seen = await client.inspect(file, 'same', ({ documents }) => counted.push(documents));
  if (!seen.ok) throw new Error(seen.error.code);
  expect([seen.value.documents.length, counted.at(-1)]).toEqual([4, 4]);
  const [, second] = seen.value.documents;
  const wanted = new Map([[second?.file ?? '', second?.sha256 ?? '']]);
  const extracted = await client.extract(file, 'same', wanted);
  if (!extracted.ok) throw new Error(extracted.error.code);
  const pieces: Extracted[] = [];
  for await (const piece of extracted.value) pieces.push(piece);
  expect(pieces.map((piece) => ('fault' in piece ? piece.fault : piece.file))).toEqual([second?.file]);
});

it('forgets the phrase once a copy is open: what is kept opens that copy and no other of the same phrase', async () => {
  const { client } = pair();
  const phrase = { kind: 'passphrase', passphrase: 'берёза чайник якорь' } as const;
  const [one, other] = [await made(client, phrase), await made(client, phrase)];
  expect(await client.inspect(one, phrase, () => undefined)).toMatchObject({ ok: true });
  expect(await client.inspect(one, 'same', () => undefined)).toMatchObject({ ok: true });
  expect(await client.inspect(other, 'same', () => undefined)).toMatchObject({ ok: false });
  expect(await client.inspect(other, phrase, () => undefined)).toMatchObject({ ok: true });
}, 60_000);

it('hands a fault of the second reading over as the last piece', async () => {
  const { client } = pair();
  const file = await made(client);
  const extracted = await client.extract(file, 'same', new Map([['документы/нет.pdf', '0'.repeat(64)]]));
  if (!extracted.ok) throw new Error(extracted.error.code);
  const pieces: Extracted[] = [];
  for await (const piece of extracted.value) pieces.push(piece);
  expect(pieces).toEqual([{ fault: { code: 'missing-file', file: null } }]);
});

it('refuses by name, and takes no order at all while any network can be reached', async () => {
  const { client } = pair();
  const key = { kind: 'passphrase', passphrase: 'любая' } as const;
  expect(await client.inspect(new Blob(['%PDF-1.7']), key, () => undefined)).toEqual({
    ok: false,
    error: { code: 'not-age', file: null },
  });
  const broken = pair(['fetch']).client;
  expect(await broken.seal(streamOf(filesFor([])), lock)).toMatchObject({ ok: false, error: { code: 'failed' } });
});

it('answers what is under way when it is ended, by a cancel or by a crash', async () => {
  for (const end of [
    ({ client }: ReturnType<typeof pair>) => client.close(),
    ({ worker }: ReturnType<typeof pair>) => worker.onerror?.(undefined as never),
  ]) {
    const both = pair();
    const file = await made(both.client);
    const asked = both.client.inspect(file, 'same', () => undefined);
    end(both);
    expect(await asked).toEqual({ ok: false, error: { code: 'ended', file: null } });
    expect(await both.client.inspect(file, 'same', () => undefined)).toMatchObject({ error: { code: 'ended' } });
  }
});
