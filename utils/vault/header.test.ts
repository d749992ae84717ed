import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomBytes, toHex, utf8 } from '../kernel';
import { canonical } from './canonical';
import { chooseHeader, decodeHeader, encodeHeader, headerMac, isGenuine, nextCopy, type VaultHeader } from './header';
import { sha256 } from './hkdf';
import { newId, type VaultId } from './ids';
import { vaultKeys } from './keys';
import { makeRecoveryKey } from './recovery-key';
import { makeRecoverySlot } from './recovery-slot';
import { cheapDerive, FLOOR } from './test-vault';
import { makeVault } from './vault';

const { text, header, vault } = await makeVault('пароль', FLOOR, randomBytes, cheapDerive);
const refused = (error: string) => ({ ok: false, error });

/** A header with its hash made anew: what somebody who can write the profile, but has no key, can do. */
const rewritten = async (change: Record<string, unknown>): Promise<string> => {
  const whole = { ...header, ...change } as unknown as Parameters<typeof canonical>[0] & object;
  return canonical({ ...whole, hash: toHex(await sha256(utf8(canonical(whole)))) });
};
const recovery = await makeRecoverySlot(vault.vaultId, vault.vaultKey, await makeRecoveryKey());
const newer = await encodeHeader({ ...header, generation: 2 });
const foreign = await encodeHeader({ ...header, vaultId: newId<VaultId>() });
const later = await rewritten({ version: 3 });
const torn = text.slice(0, 200);

describe('one copy', () => {
  it('reads back, however its JSON was laid out', async () => {
    expect(await decodeHeader(text)).toEqual({ ok: true, value: header });
    expect(await decodeHeader(JSON.stringify(JSON.parse(text), null, 2))).toEqual({ ok: true, value: header });
    const backwards = Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse());
    expect(await decodeHeader(JSON.stringify(backwards))).toEqual({ ok: true, value: header });
  });

  it('opens nothing by itself', () => {
    for (const secret of [vault.vaultKey, ...vault.persons.map(({ key }) => key)]) {
      expect(text).not.toContain(Buffer.from(secret).toString('base64'));
      expect(text).not.toContain(toHex(secret));
    }
    expect(text).not.toContain(vault.inboxIdentity);
    for (const { id } of vault.persons) expect(text).not.toContain(id);
  });

  it('with any character changed or cut is damaged', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: text.length - 1 }),
        fc.constantFrom('0', '1', 'x', '"', ' ', ''),
        async (at, put) => {
          fc.pre(text[at] !== put);
          expect(await decodeHeader(text.slice(0, at) + put + text.slice(at + 1))).toEqual(refused('damaged'));
          expect(await decodeHeader(text.slice(0, at))).toEqual(refused('damaged'));
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([
    '',
    'null',
    '[]',
    '"x"',
    '{}',
    '{"hash":""}',
    `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
    `{"__proto__":{}}`,
  ])('is damaged: %s', async (other) => expect(await decodeHeader(other)).toEqual(refused('damaged')));

  it('nested beyond measure is damaged, not an exception', async () => {
    const deep = `{"hash":"00","a":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`;
    expect(await decodeHeader(deep)).toEqual(refused('damaged'));
  });

  it.each<[string, Record<string, unknown>]>([
    ['no slot', { slots: [] }],
    ['too many slots', { slots: Array(17).fill(header.slots[0]) }],
    ['a slot of an unknown kind', { slots: [{ ...header.slots[0], kind: 'face' }] }],
    ['a slot that says it is another kind', { slots: [{ ...header.slots[0], kind: 'passkey' }] }],
    ['a slot of version 2 in version 1', { version: 1, slots: [recovery] }],
    ['an unknown field', { extra: 1 }],
    ['an unknown KDF', { slots: [{ ...header.slots[0], kdf: { ...FLOOR, name: 'md5' } }] }],
    ['another format', { format: 'other' }],
    ['version 0', { version: 0 }],
    ['generation 0', { generation: 0 }],
    ['an id that is none', { vaultId: 'x' }],
    ['a recipient of another kind', { inbox: { ...header.inbox, recipient: `age1pq1${'q'.repeat(55)}` } }],
    ['a MAC that is none', { mac: 'ff' }],
    ['a keyring beyond measure', { keyring: 'A'.repeat(1_048_580) }],
  ])('of a true hash and false shape is damaged: %s', async (_, change) => {
    expect(await decodeHeader(await rewritten(change))).toEqual(refused('damaged'));
  });

  it('of a later version is told apart, whatever it holds', async () => {
    expect(await decodeHeader(await rewritten({ version: 3, slots: 'elsewhere' }))).toEqual(refused('newer-format'));
  });
});

describe('the choice among copies', () => {
  it.each<[string, (string | null)[], object]>([
    ['nothing stored', [null, null], refused('absent')],
    ['no place to store', [], refused('absent')],
    ['one copy', [text, null], { ok: true, value: { header, text, copy: 0 } }],
    ['the other copy', [null, text], { ok: true, value: { header, text, copy: 1 } }],
    ['two equal', [text, text], { ok: true, value: { header, text, copy: 0 } }],
    ['the higher generation, first', [newer, text], { ok: true, value: { copy: 0, text: newer } }],
    ['the higher generation, second', [text, newer], { ok: true, value: { copy: 1, text: newer } }],
    ['the newer one torn in writing', [text, newer.slice(0, -1)], { ok: true, value: { copy: 0, text } }],
    ['the older one torn', [torn, newer], { ok: true, value: { copy: 1, text: newer } }],
    ['both torn', [torn, torn], refused('damaged')],
    ['one torn, one empty', [null, torn], refused('damaged')],
    ['an empty text', [null, ''], refused('damaged')],
    ['copies of two vaults', [text, foreign], refused('damaged')],
    ['one of a later version', [newer, later], refused('newer-format')],
    ['a later version beside a torn one', [later, torn], refused('newer-format')],
  ])('%s', async (_, copies, expected) => expect(await chooseHeader(copies)).toMatchObject(expected));

  it('writes next where the last whole one was not read from', () => {
    expect([nextCopy(null), nextCopy(0), nextCopy(1)]).toEqual([0, 1, 0]);
  });
});

describe('the MAC', () => {
  it('is genuine only under this vault key and for these very fields', async () => {
    const key = await vaultKeys.header(vault.vaultKey);
    expect(await isGenuine(header, key)).toBe(true);
    expect(await isGenuine(header, await vaultKeys.header(randomBytes(32)))).toBe(false);
    const changes: Partial<VaultHeader>[] = [
      { generation: 2 },
      { vaultId: newId<VaultId>() },
      { slots: [...header.slots, ...header.slots] },
      { inbox: { ...header.inbox, recipient: `age1${'q'.repeat(58)}` } },
      { keyring: 'AAAA' },
      { mac: '0'.repeat(64) },
      { mac: '' },
    ];
    for (const change of changes) expect(await isGenuine({ ...header, ...change }, key)).toBe(false);
    const { mac: _, ...unsigned } = { ...header, generation: 2 };
    expect(await isGenuine({ ...unsigned, mac: await headerMac(unsigned, key) }, key)).toBe(true);
  });
});
