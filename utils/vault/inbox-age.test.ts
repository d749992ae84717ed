import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { utf8 } from '../kernel';
import { makeInboxPair, openInbox, sealForInbox } from './inbox';
import { inboxHead, inboxTail, parsePayload } from './inbox-format';
import { sealStreamForInbox } from './inbox-stream';
import { someBytes } from './test-vault';

/** The exit without this product: what we seal, the ordinary `age` opens with the vault's own identity, and back. */
const installed = ['age', 'age-keygen'].every((program) => spawnSync(program, ['--version']).status === 0);
const folder = mkdtempSync(join(tmpdir(), 'medcard-age-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytes = someBytes(200_000);
const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
const told = { source: 'own-file', capturedAt: 1, name: 'Снимок.pdf', contentType: null, route: 'x' } as const;

function age(args: readonly string[], input: Uint8Array): Uint8Array<ArrayBuffer> {
  const { status, stdout, stderr } = spawnSync('age', args, { input, maxBuffer: 1e8 });
  expect([status, stderr.toString()]).toEqual([0, '']);
  return Uint8Array.from(stdout);
}
function keyFile(identity: string): string {
  const path = join(folder, 'identity.txt');
  writeFileSync(path, `${identity}\n`);
  return path;
}

if (installed) {
  describe('the age program', () => {
    it('knows our identity and its recipient', async () => {
      const { identity, recipient } = await makeInboxPair();
      const { stdout } = spawnSync('age-keygen', ['-y', keyFile(identity)]);
      expect(stdout.toString().trim()).toBe(recipient);
    });

    it('opens what we sealed, whole or streamed', async () => {
      const { identity, recipient } = await makeInboxPair();
      const streamed = await sealStreamForInbox(recipient, told, new Blob([bytes]).stream());
      const boxes = [
        await sealForInbox(recipient, { ...told, sha256 }, bytes),
        new Uint8Array(await new Response(streamed.sealed).arrayBuffer()),
      ];
      for (const box of boxes) {
        const payload = age(['-d', '-i', keyFile(identity)], box);
        expect(parsePayload(payload)).toEqual({ ok: true, value: { meta: { ...told, sha256 }, bytes } });
        expect(Buffer.from(payload.subarray(4, 200)).toString()).toContain('"name":"Снимок.pdf"');
      }
    });

    it('seals what we open, for an identity it made', async () => {
      const made = spawnSync('age-keygen').stdout.toString();
      const identity = /AGE-SECRET-KEY-1\w+/.exec(made)?.[0] ?? expect.fail('no identity');
      const recipient = /age1\w+/.exec(made)?.[0] ?? expect.fail('no recipient');
      const head = inboxHead(told);
      const tail = inboxTail(head.length + bytes.length, bytes.length, sha256);
      const box = age(['-r', recipient], Buffer.concat([head, bytes, tail]));
      expect(await openInbox(identity, box)).toEqual({ ok: true, value: { meta: { ...told, sha256 }, bytes } });
      expect(await openInbox(identity, age(['-r', recipient], utf8('other')))).toEqual({
        ok: false,
        error: 'malformed',
      });
    });
  });
} else {
  it.skip('skipped: the programs age and age-keygen are not installed', () => undefined);
}
