import { describe, expect, it } from 'vitest';
import { SECOND } from '../kernel';
import { decodeHeader, encodeHeader } from './header';
import { newId, type RecordId } from './ids';
import type { SealRef } from './key-protocol';
import { createKeySession, type SessionParts } from './key-session';
import { cheapDerive, FLOOR, got, someBytes } from './test-vault';

const [OLD, NEW] = ['чайник поёт на плите', 'кот спит на окне'];
const locked = (parts: SessionParts = {}) =>
  createKeySession({ derive: cheapDerive, chooseParams: async () => FLOOR, ...parts });
const refused = (code: string, retryAfterMs: number | null = null) => ({ ok: false, error: { code, retryAfterMs } });
async function unlocked(parts: SessionParts = {}) {
  const session = locked(parts);
  const made = await got(session.create(OLD));
  const ref: SealRef = {
    personId: made.persons[0]?.id ?? expect.fail('no person'),
    recordId: newId<RecordId>(),
    revision: 1,
    part: 'body',
  };
  return { session, ref, ...made };
}

describe('a change of the passphrase', () => {
  it('needs the old one, and leaves what was sealed before readable beside what is sealed after', async () => {
    const { session, ref, header } = await unlocked();
    const before = await got(session.seal(ref, someBytes(100)));
    const changed = await got(session.changePassphrase(header, OLD, NEW));
    // Not stored yet: what is sealed now is of the generation before.
    expect((await got(session.seal(ref, someBytes(1)))).generation).toBe(1);
    await got(session.adoptHeader(changed.header));
    const after = await got(session.seal(ref, someBytes(200)));
    expect([before.generation, after.generation]).toEqual([1, 2]);
    const later = locked();
    expect(await later.unlock(changed.header, OLD)).toMatchObject({ error: { code: 'wrong-passphrase' } });
    await got(later.unlock(changed.header, NEW));
    expect(await got(later.open({ ...ref, generation: 1 }, before.ct))).toEqual(someBytes(100));
    expect(await got(later.open({ ...ref, generation: 2 }, after.ct))).toEqual(someBytes(200));
  });

  it('whose header never reached the disk loses nothing either', async () => {
    const { session, ref, header } = await unlocked();
    await got(session.changePassphrase(header, OLD, NEW));
    const sealed = await got(session.seal(ref, someBytes(100)));
    const later = locked();
    await got(later.unlock(header, OLD));
    expect(await got(later.open({ ...ref, generation: sealed.generation }, sealed.ct))).toEqual(someBytes(100));
  });

  it('that could not be stored stands in the way of no later change', async () => {
    const { session, header } = await unlocked();
    await got(session.changePassphrase(header, OLD, NEW));
    const added = await got(session.changePersons(header, { kind: 'add', told: { name: 'Мама', colour: 1 } }));
    const { persons } = await got(session.adoptHeader(added.header));
    expect(persons).toMatchObject([{ generation: 1 }, { name: 'Мама' }]);
    const changed = await got(session.changePassphrase(added.header, OLD, NEW));
    await got(session.adoptHeader(changed.header));
  });

  it('with a wrong old one waits longer each time, and counts together with unlocking', async () => {
    let now = 0;
    const { session, header } = await unlocked({ clock: () => now });
    for (const wait of [0, 0, 0, 1, 2, 4, 8, 16, 30, 30]) {
      expect(await session.changePassphrase(header, 'не та', NEW)).toEqual(refused('wrong-passphrase', wait * SECOND));
      if (wait > 0) expect(await session.makeRecovery(header, OLD)).toEqual(refused('too-soon', wait * SECOND));
      now += wait * SECOND;
    }
    expect((await session.changePassphrase(header, OLD, NEW)).ok).toBe(true);
  });

  it('is refused while locked, for another vault, and without words', async () => {
    const [{ session, header }, other] = [await unlocked(), await unlocked()];
    expect(await locked().changePassphrase(header, OLD, NEW)).toEqual(refused('locked'));
    expect(await session.changePassphrase(other.header, OLD, NEW)).toEqual(refused('other-vault'));
    expect(await session.changePassphrase(header, OLD, '')).toEqual(refused('bad-call'));
    expect(await session.changePassphrase('{}', OLD, NEW)).toEqual(refused('damaged'));
  });
});

describe('a header that lies in storage', () => {
  it('is vouched for when this vault has made it, older ones too; nothing changes by that', async () => {
    const { session, header, persons } = await unlocked();
    const changed = await got(session.changePassphrase(header, OLD, NEW));
    await got(session.vouch(changed.header));
    await got(session.vouch(header));
    expect(await got(session.persons())).toEqual(persons);
  });

  it('is not vouched for when another vault or nobody has made it, nor while locked', async () => {
    const [{ session, header }, other] = [await unlocked(), await unlocked()];
    const own = await decodeHeader(header);
    if (!own.ok) return expect.fail(own.error);
    expect(await session.vouch(other.header)).toEqual(refused('other-vault'));
    expect(await session.vouch(await encodeHeader({ ...own.value, generation: 9 }))).toEqual(refused('forged-header'));
    expect(await session.vouch('{}')).toEqual(refused('damaged'));
    expect(await session.vouch(7 as never)).toEqual(refused('bad-call'));
    expect(await locked().vouch(header)).toEqual(refused('locked'));
  });

  it('taken over does not forgive wrong passphrases', async () => {
    const { session, header } = await unlocked({ clock: () => 0 });
    for (let i = 0; i < 4; i++) await session.changePassphrase(header, 'не та', NEW);
    await got(session.adoptHeader(header));
    expect(await session.changePassphrase(header, OLD, NEW)).toEqual(refused('too-soon', SECOND));
  });
});

describe('the recovery key', () => {
  it('opens for a new passphrase, whole or in halves; the old passphrase is over, the sheet goes on', async () => {
    const { session, header, persons, vaultId } = await unlocked();
    const sheet = await got(session.makeRecovery(header, OLD));
    expect(sheet.vaultId).toBe(vaultId);
    let stored = sheet.header;
    for (const [i, told] of [sheet.key, sheet.halves.join('\n')].entries()) {
      const later = locked();
      const recovered = await got(later.recover(stored, told, `${NEW} ${i}`));
      expect(later.current()).toBe('unlocked');
      expect(recovered.persons).toEqual(persons.map(({ id }) => ({ id, generation: 2 + i })));
      expect(await locked().unlock(recovered.header, OLD)).toMatchObject({ error: { code: 'wrong-passphrase' } });
      expect((await locked().unlock(recovered.header, `${NEW} ${i}`)).ok).toBe(true);
      stored = recovered.header;
    }
  });

  it('asks for the passphrase before it is made, and is valid only once its header is stored', async () => {
    const { session, header } = await unlocked();
    expect(await session.makeRecovery(header, 'не та')).toEqual(refused('wrong-passphrase', 0));
    const { key } = await got(session.makeRecovery(header, OLD));
    expect(await locked().recover(header, key, NEW)).toEqual(refused('no-recovery'));
  });

  it('refuses what is not it, with the reason, and stays locked', async () => {
    const [{ session, header }, other] = [await unlocked(), await unlocked()];
    const sheet = await got(session.makeRecovery(header, OLD));
    const theirs = await got(other.session.makeRecovery(other.header, OLD));
    const later = locked();
    expect(await later.recover(sheet.header, OLD, NEW)).toEqual(refused('not-a-key'));
    expect(await later.recover(sheet.header, sheet.halves[0], NEW)).toEqual(refused('one-half'));
    expect(await later.recover(sheet.header, sheet.halves[0] + theirs.halves[1], NEW)).toEqual(
      refused('halves-differ'),
    );
    expect(await later.recover(sheet.header, theirs.key, NEW)).toEqual(refused('wrong-recovery-key'));
    expect(await later.recover(sheet.header, sheet.key, '')).toEqual(refused('bad-call'));
    expect(await locked({ isolation: () => ['fetch'] }).recover(sheet.header, sheet.key, NEW)).toEqual(
      refused('isolation-broken'),
    );
    expect(later.current()).toBe('locked');
  });
});
