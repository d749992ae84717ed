import { describe, expect, it } from 'vitest';
import { toHex } from '../kernel';
import { decodeHeader } from './header';
import { sha256 } from './hkdf';
import { newId, type RecordId } from './ids';
import { sealForInbox } from './inbox';
import type { SealRef } from './key-protocol';
import { createKeySession } from './key-session';
import { cheapDerive, FLOOR, got, someBytes } from './test-vault';

const PHRASE = 'чайник поёт на плите';
const locked = () => createKeySession({ derive: cheapDerive, chooseParams: async () => FLOOR });
const captured = async (header: string) => {
  const decoded = await decodeHeader(header);
  if (!decoded.ok) return expect.fail(decoded.error);
  const bytes = someBytes(50);
  const told = { source: 'portal-download', capturedAt: 1, name: 'а.pdf', contentType: 'application/pdf' } as const;
  const meta = { ...told, route: 'health', sha256: toHex(await sha256(bytes)) } as const;
  return sealForInbox(decoded.value.inbox.recipient, meta, bytes);
};

async function unlocked() {
  const session = locked();
  const made = await got(session.create(PHRASE));
  const [first] = made.persons;
  const ref: SealRef = {
    personId: first?.id ?? expect.fail('no person'),
    recordId: newId<RecordId>(),
    revision: 1,
    part: 'body',
  };
  return { session, ref, ...made };
}

describe('a re-keying', () => {
  it('needs the passphrase, and gives each person a new id and key; both are there until the end', async () => {
    const { session, ref, header } = await unlocked();
    expect(await session.rekey(header, 'не та')).toMatchObject({ error: { code: 'wrong-passphrase' } });
    const changed = await got(session.rekey(header, PHRASE));
    // Not stored yet: the vault in use is the one before.
    expect((await got(session.persons())).map(({ id }) => id)).toEqual([ref.personId]);
    const { persons } = await got(session.adoptHeader(changed.header));
    expect(persons).toMatchObject([{}, { id: ref.personId, successor: persons[0]?.id }]);
    expect(await session.rekey(changed.header, PHRASE)).toMatchObject({ error: { code: 'rekey-begun' } });
    const ended = await got(session.endRekey(changed.header));
    expect((await got(session.adoptHeader(ended.header))).persons).toEqual([persons[0]]);
    await got(locked().unlock(ended.header, PHRASE));
  });

  it('leaves what the header from before opens behind: it opens nothing that is sealed now', async () => {
    const { session, ref, header } = await unlocked();
    const changed = await got(session.rekey(header, PHRASE));
    const { persons } = await got(session.adoptHeader(changed.header));
    const personId = persons[0]?.id ?? expect.fail('nobody');
    const sealed = await got(session.seal({ ...ref, personId }, someBytes(10)));
    const inbox = await captured(changed.header);
    const thief = locked();
    await got(thief.unlock(header, PHRASE));
    const place = { ...ref, generation: sealed.generation };
    expect((await thief.open({ ...place, personId }, sealed.ct.slice())).ok).toBe(false);
    expect((await thief.open(place, sealed.ct.slice())).ok).toBe(false);
    expect(await thief.openInbox(inbox)).toMatchObject({ error: { code: 'other-recipient' } });
  });

  it('leaves the sheet as good as it was', async () => {
    const { session, header } = await unlocked();
    const sheet = await got(session.makeRecovery(header, PHRASE));
    const changed = await got(session.rekey(sheet.header, PHRASE));
    const later = locked();
    await got(later.recover(changed.header, sheet.key, 'новая фраза'));
    await got(locked().recover(changed.header, sheet.halves.join('\n'), 'новая фраза'));
  });

  it('still opens what was captured before it, however many were made since', async () => {
    const { session, header } = await unlocked();
    const boxes = [await captured(header)];
    let text = header;
    for (let turn = 0; turn < 3; turn++) {
      const changed = await got(session.rekey(text, PHRASE));
      await got(session.adoptHeader(changed.header));
      const ended = await got(session.endRekey(changed.header));
      await got(session.adoptHeader(ended.header));
      boxes.push(await captured(ended.header));
      text = ended.header;
    }
    const later = locked();
    await got(later.unlock(text, PHRASE));
    for (const box of boxes) await got(later.openInbox(box.slice()));
  });

  it('whose header never reached the disk changes nothing', async () => {
    const { session, ref, header } = await unlocked();
    await got(session.rekey(header, PHRASE));
    const sealed = await got(session.seal(ref, someBytes(10)));
    const later = locked();
    await got(later.unlock(header, PHRASE));
    expect(await got(later.open({ ...ref, generation: sealed.generation }, sealed.ct))).toEqual(someBytes(10));
  });

  it('keeps a change of the passphrase or of the persons that comes in between', async () => {
    const { session, header } = await unlocked();
    const changed = await got(session.rekey(header, PHRASE));
    await got(session.adoptHeader(changed.header));
    const next = await got(session.changePassphrase(changed.header, PHRASE, 'новая фраза'));
    const added = await got(session.changePersons(next.header, { kind: 'add', told: { name: 'Мама', colour: 1 } }));
    const { persons } = await got(session.adoptHeader(added.header));
    expect(persons.map(({ name, successor }) => [name, successor !== undefined])).toEqual([
      [undefined, false],
      [undefined, true],
      ['Мама', false],
    ]);
  });
});
