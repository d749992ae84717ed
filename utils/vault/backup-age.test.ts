import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import * as vectors from 'cctv-age';
import { describe, expect, it } from 'vitest';
import { BackupBroken, type BackupKey, openBackup } from './backup-age';

/** C2SP's vectors of the age format through the door a chosen backup comes in by: streamed, each failure with a name. */
function read(name: string, bytes: Uint8Array) {
  const end = Buffer.from(bytes).indexOf('\n\n');
  const lines = Buffer.from(bytes.subarray(0, end)).toString().split('\n');
  const one = (key: string) => lines.find((line) => line.startsWith(`${key}: `))?.slice(key.length + 2) ?? null;
  const body = new Uint8Array(one('compressed') ? inflateSync(bytes.subarray(end + 2)) : bytes.subarray(end + 2));
  const identity = one('identity');
  const passphrase = one('passphrase');
  const key: BackupKey | null = passphrase
    ? { kind: 'passphrase', passphrase }
    : identity?.startsWith('AGE-SECRET-KEY-1')
      ? { kind: 'identity', identity }
      : null;
  return { name, expected: one('expect') ?? '', payload: one('payload'), key, body, armored: one('armored') !== null };
}

const known = Object.entries(vectors)
  .map(([name, bytes]) => read(name, bytes))
  .filter(({ key, armored }) => key && !armored);

async function judge(key: BackupKey, body: Uint8Array<ArrayBuffer>): Promise<string> {
  const opened = await openBackup(key, new Blob([body]));
  if (!opened.ok) return opened.error;
  const hash = createHash('sha256');
  try {
    for await (const chunk of opened.value) hash.update(chunk);
  } catch (cause) {
    return cause instanceof BackupBroken ? cause.code : `no name: ${cause}`;
  }
  return hash.digest('hex');
}

describe('age files of C2SP, opened as a backup', () => {
  it('are all here, with phrases and with keys', () => {
    expect(known.filter(({ key }) => key?.kind === 'identity').length).toBeGreaterThan(60);
    expect(known.filter(({ key }) => key?.kind === 'passphrase').length).toBeGreaterThan(10);
  });

  it.each(known)(
    '$name: $expected',
    async ({ expected, payload, key, body }) => {
      const judged = await judge(key as BackupKey, body);
      if (expected === 'success') expect(judged).toBe(payload);
      else expect(['not-age', 'wrong-key', 'too-costly', 'damaged']).toContain(judged);
      if (expected === 'no match') expect(judged).toBe('wrong-key');
    },
    30_000,
  );
});
