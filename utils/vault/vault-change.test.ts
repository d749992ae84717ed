import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { randomBytes, toBase64 } from '../kernel';
import { decodeHeader, encodeHeader, type VaultHeader } from './header';
import { newId, type VaultId } from './ids';
import { makeRecoveryKey } from './recovery-key';
import { makeRecoverySlot, openRecoverySlot, renewRecoverySlot } from './recovery-slot';
import type { RecoverySlot } from './slot';
import { cheapDerive, FLOOR } from './test-vault';
import { makeVault, openVault } from './vault';
import { openByRecovery, withPassphrase, withRecovery } from './vault-change';

const [OLD, NEW] = ['снег идёт с утра', 'мёд и липа в июле'];
const make = () => makeVault(OLD, FLOOR, randomBytes, cheapDerive);
const made = await make();
const key = await makeRecoveryKey();
const refused = (error: string) => ({ ok: false, error });
const read = async (text: string): Promise<VaultHeader> => {
  const header = await decodeHeader(text);
  return header.ok ? header.value : expect.fail(header.error);
};
const open = (header: VaultHeader, phrase: string) => openVault(header, phrase, cheapDerive);
const changed = await withPassphrase(made.header, made.vault, NEW, { derive: cheapDerive });
const kept = await withRecovery(made.header, made.vault, key);
const recoverySlot = (header: VaultHeader): RecoverySlot =>
  header.slots.find((slot) => slot.kind === 'recovery') ?? expect.fail('no recovery slot');

describe('another passphrase', () => {
  it('opens the same vault; the one before does not any more', async () => {
    const header = await read(changed.text);
    expect(await open(header, OLD)).toEqual(refused('wrong-passphrase'));
    expect(await open(header, NEW)).toEqual({ ok: true, value: changed.vault });
    expect(changed.vault.vaultKey).toEqual(made.vault.vaultKey);
  });

  it('begins a new generation of record keys and of the header; nothing else changes', async () => {
    expect(changed.vault.persons).toEqual(made.vault.persons.map((person) => ({ ...person, generation: 2 })));
    const header = await read(changed.text);
    expect(header).toMatchObject({ generation: 2, vaultId: made.header.vaultId, inbox: made.header.inbox });
    expect(header.slots).toHaveLength(1);
  });

  it('keeps the recovery key and what it costs to guess', async () => {
    const strong = { ...FLOOR, m: 131_072 };
    const before = await makeVault(OLD, strong, randomBytes, cheapDerive);
    const sheet = await read((await withRecovery(before.header, before.vault, key)).text);
    const header = await read((await withPassphrase(sheet, before.vault, NEW, { derive: cheapDerive })).text);
    expect(header.slots.map((slot) => (slot.kind === 'passphrase' ? slot.kdf : slot.kind))).toEqual([
      strong,
      'recovery',
    ]);
    expect(await openByRecovery(header, key.identity)).toMatchObject({ ok: true });
  });

  it('calibrates anew when the parameters are not allowed any more', async () => {
    const [slot] = made.header.slots;
    if (slot?.kind !== 'passphrase') return expect.fail();
    const weak = { ...made.header, slots: [{ ...slot, kdf: { ...FLOOR, m: 8 } }] };
    const chooseParams = vi.fn(async () => FLOOR);
    const { text } = await withPassphrase(weak, made.vault, NEW, { derive: cheapDerive, chooseParams });
    expect(chooseParams).toHaveBeenCalledOnce();
    expect((await read(text)).slots).toMatchObject([{ kdf: FLOOR }]);
  });
});

describe('the recovery key', () => {
  it('opens the vault, and the passphrase still does', async () => {
    const header = await read(kept.text);
    expect(await openByRecovery(header, key.identity)).toEqual({ ok: true, value: made.vault });
    expect(await open(header, OLD)).toEqual({ ok: true, value: made.vault });
  });

  it('lies nowhere in the header', () => {
    for (const secret of [key.identity, ...key.halves]) {
      expect(kept.text.toUpperCase()).not.toContain(secret.slice(-20));
    }
  });

  it('is one at a time: another makes the one before worthless', async () => {
    const next = await makeRecoveryKey();
    const header = await read((await withRecovery(await read(kept.text), made.vault, next)).text);
    expect(header.slots.map(({ kind }) => kind)).toEqual(['passphrase', 'recovery']);
    expect(await openByRecovery(header, key.identity)).toEqual(refused('wrong-recovery-key'));
    expect(await openByRecovery(header, next.identity)).toMatchObject({ ok: true });
  });

  it('of a vault that has none is told so', async () => {
    expect(await openByRecovery(made.header, key.identity)).toEqual(refused('no-recovery'));
  });

  it('does not open a vault that somebody else put in its place, though anyone can seal to it', async () => {
    const theirs = await make();
    const forged = await makeRecoverySlot(made.vault.vaultId, theirs.vault.vaultKey, {
      ...(await makeRecoveryKey()),
      recipient: key.recipient,
    });
    const slot = { ...forged, proof: recoverySlot(await read(kept.text)).proof };
    for (const one of [forged, slot]) {
      expect(await openRecoverySlot(made.vault.vaultId, one, key.identity)).toEqual(refused('foreign-vault'));
    }
  });

  it('does not open a slot of another vault or place', async () => {
    const slot = recoverySlot(await read(kept.text));
    expect(await openRecoverySlot(newId<VaultId>(), slot, key.identity)).toEqual(refused('foreign-vault'));
    const moved = { ...slot, id: newId<VaultId>() };
    expect(await openRecoverySlot(made.vault.vaultId, moved, key.identity)).toEqual(refused('foreign-vault'));
  });

  it.each<Partial<RecoverySlot>>([
    { sealed: '' },
    { sealed: '***' },
    { sealed: toBase64(new Uint8Array(200)) },
    { proof: 'AAAA' },
  ])('in a slot that is not whole, %o, is damage', async (change) => {
    const slot = { ...recoverySlot(await read(kept.text)), ...change };
    expect(await openRecoverySlot(made.vault.vaultId, slot, key.identity)).toEqual(refused('damaged'));
  });

  it('goes over to a new vault key without the paper', async () => {
    const [slot, next] = [recoverySlot(await read(kept.text)), randomBytes(32)];
    const { vaultId, vaultKey } = made.vault;
    const renewed = (await renewRecoverySlot(vaultId, slot, vaultKey, next)) ?? expect.fail();
    expect(await openRecoverySlot(vaultId, renewed, key.identity)).toEqual({ ok: true, value: next });
    expect(await renewRecoverySlot(vaultId, slot, randomBytes(32), next)).toBeNull();
  });
});

describe('a changed header', () => {
  const NAMED = ['damaged', 'newer-format', 'wrong-passphrase', 'wrong-recovery-key', 'foreign-vault', 'forged-header'];
  const FIELDS = ['sealed', 'proof', 'proofKey', 'recipient', 'commitment', 'wrapped', 'nonce', 'salt'] as const;

  it('with any bit flipped has a name for it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(kept.text.length - 1), fc.nat(6), async (at, bit) => {
        const code = kept.text.charCodeAt(at) ^ (1 << bit);
        const text = kept.text.slice(0, at) + String.fromCharCode(code) + kept.text.slice(at + 1);
        expect(await decodeHeader(text)).toEqual(refused('damaged'));
      }),
      { numRuns: 500 },
    );
  });

  it('with a true hash over any changed field opens by neither way, and says why', async () => {
    const header = await read(kept.text);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FIELDS), fc.nat(), async (field, place) => {
        const slots = header.slots.map((slot) => {
          const value = (slot as unknown as Record<string, string>)[field];
          if (value === undefined) return slot;
          const at = place % (value.length - 2);
          return { ...slot, [field]: value.slice(0, at) + (value[at] === 'q' ? 'p' : 'q') + value.slice(at + 1) };
        }) as VaultHeader['slots'];
        const again = await decodeHeader(await encodeHeader({ ...header, slots }));
        const tried = again.ok
          ? [await open(again.value, OLD), await openByRecovery(again.value, key.identity)]
          : [again];
        for (const opened of tried) {
          expect(opened.ok ? 'opened' : opened.error).toBeOneOf([...NAMED, 'params-refused']);
        }
      }),
      { numRuns: 200 },
    );
  });
});
