import { describe, expect, it, vi } from 'vitest';
import { type Bytes, SECOND, utf8 } from '../kernel';
import { encodeHeader } from './header';
import { newId, type PersonId, type RecordId } from './ids';
import { sealForInbox } from './inbox';
import type { SealRef } from './key-protocol';
import { createKeySession, type SessionParts } from './key-session';
import { cheapDerive, FLOOR, flipped, someBytes } from './test-vault';
import { makeVault } from './vault';

const PHRASE = 'чайник поёт на плите';
const locked = (parts: SessionParts = {}) =>
  createKeySession({ derive: cheapDerive, chooseParams: async () => FLOOR, ...parts });
const refused = (code: string, retryAfterMs: number | null = null) => ({ ok: false, error: { code, retryAfterMs } });

async function unlocked(parts: SessionParts = {}) {
  const session = locked(parts);
  const made = await session.create(PHRASE);
  if (!made.ok) return expect.fail(made.error.code);
  const [person] = made.value.persons;
  if (!person) return expect.fail('no person');
  const ref = (change: Partial<SealRef> = {}): SealRef => ({
    personId: person.id,
    recordId: newId<RecordId>(),
    revision: 1,
    part: 'body',
    ...change,
  });
  return { session, ref, ...made.value };
}

describe('creating and unlocking', () => {
  it('gives a header that another session unlocks with the same persons', async () => {
    const { header, vaultId, persons } = await unlocked();
    const session = locked();
    const states: string[] = [];
    session.onState((state) => states.push(state));
    expect(session.current()).toBe('locked');
    expect(await session.unlock(header, PHRASE)).toEqual({ ok: true, value: { vaultId, persons } });
    expect(await session.persons()).toEqual({ ok: true, value: persons });
    expect(await session.state()).toEqual({ ok: true, value: 'unlocked' });
    expect(states).toEqual(['unlocked']);
  });

  it('gives ids and generations, never a key', async () => {
    const { session, header } = await unlocked();
    const told = JSON.stringify([await session.persons(), await session.unlock(header, PHRASE)]);
    expect(told).not.toMatch(/[0-9a-f]{64}|key|AGE-SECRET/i);
  });

  it('asks for the same vault once, and refuses another while one is open', async () => {
    const derive = vi.fn(cheapDerive);
    const [{ session, header, vaultId }, other] = [await unlocked({ derive }), await unlocked()];
    derive.mockClear();
    expect(await session.unlock(header, 'не та')).toMatchObject({ ok: true, value: { vaultId } });
    expect(await session.unlock(other.header, PHRASE)).toEqual(refused('other-vault'));
    expect(await session.create(PHRASE)).toEqual(refused('already-unlocked'));
    expect(derive).not.toHaveBeenCalled();
  });

  it('derives for one page at a time; the second gets what the first opened', async () => {
    const { header } = await unlocked();
    let running = 0;
    const derive = vi.fn(async (...given: Parameters<typeof cheapDerive>) => {
      expect(++running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
      return cheapDerive(...given);
    });
    const session = locked({ derive });
    const both = await Promise.all([session.unlock(header, PHRASE), session.unlock(header, PHRASE)]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect(derive).toHaveBeenCalledTimes(1);
  });

  it.each(['damaged', 'forged-header', 'newer-format', 'foreign-vault', 'params-refused'])('says %s', async (code) => {
    const derive = vi.fn(cheapDerive);
    const { header } = await makeVault(PHRASE, FLOOR, undefined, cheapDerive);
    const [slot] = header.slots;
    if (slot?.kind !== 'passphrase') return expect.fail();
    const texts: Record<string, () => Promise<string>> = {
      damaged: async () => `${await encodeHeader(header)} x`,
      'forged-header': () => encodeHeader({ ...header, generation: 5 }),
      'newer-format': () => encodeHeader({ ...header, version: 3 } as unknown as typeof header),
      'foreign-vault': async () => await encodeHeader({ ...header, vaultId: newId() }),
      'params-refused': () => encodeHeader({ ...header, slots: [{ ...slot, kdf: { ...FLOOR, m: 2 ** 31 } }] }),
    };
    const session = locked({ derive });
    expect(await session.unlock((await texts[code]?.()) ?? '', PHRASE)).toEqual(refused(code));
    expect(session.current()).toBe('locked');
    if (['damaged', 'newer-format', 'params-refused'].includes(code)) expect(derive).not.toHaveBeenCalled();
  });

  it('holds no key while the network can be reached', async () => {
    const derive = vi.fn(cheapDerive);
    const session = locked({ derive, isolation: () => ['fetch'] });
    expect(await session.create(PHRASE)).toEqual(refused('isolation-broken'));
    expect(await session.unlock((await unlocked()).header, PHRASE)).toEqual(refused('isolation-broken'));
    expect(await session.isolation()).toEqual({ ok: true, value: ['fetch'] });
    expect(derive).not.toHaveBeenCalled();
  });
});

describe('a wrong passphrase', () => {
  it('costs a wait that grows, during which nothing is derived', async () => {
    let now = 0;
    const derive = vi.fn(cheapDerive);
    const { header } = await unlocked();
    const session = locked({ derive, clock: () => now });
    for (const wait of [0, 0, 0, 1, 2, 4]) {
      expect(await session.unlock(header, 'не та')).toEqual(refused('wrong-passphrase', wait * SECOND));
      derive.mockClear();
      if (wait === 0) continue;
      now += wait * SECOND - 1;
      expect(await session.unlock(header, PHRASE)).toEqual(refused('too-soon', 1));
      expect(derive).not.toHaveBeenCalled();
      now += 1;
    }
    expect((await session.unlock(header, PHRASE)).ok).toBe(true);
  });

  it('is the only failure that counts', async () => {
    const { header } = await unlocked();
    const session = locked({ clock: () => 0 });
    for (let i = 0; i < 10; i++) {
      expect(await session.unlock('{}', PHRASE)).toEqual(refused('damaged'));
      expect(await session.unlock(header, '')).toEqual(refused('bad-call'));
    }
    expect((await session.unlock(header, PHRASE)).ok).toBe(true);
  });
});

describe('sealing and opening', () => {
  it.each(['body', 'meta', 'segment', 'index', 'manifest', 'thumb', 'directory'] as const)('%s', async (part) => {
    const { session, ref } = await unlocked();
    const place = ref({ part });
    const sealed = await session.seal(place, someBytes(20_000));
    if (!sealed.ok) expect.fail(sealed.error.code);
    const { generation, ct } = sealed.value;
    expect(generation).toBe(1);
    expect(await session.open({ ...place, generation }, ct)).toEqual({ ok: true, value: someBytes(20_000) });
  });

  it('does not show the exact size', async () => {
    const { session, ref } = await unlocked();
    const size = async (length: number, part: SealRef['part']) => {
      const sealed = await session.seal(ref({ part }), someBytes(length));
      return sealed.ok ? sealed.value.ct.length : expect.fail(sealed.error.code);
    };
    expect(await size(100_000, 'body')).toBe(await size(100_300, 'body'));
    expect(await size(10, 'segment')).toBe(await size(1_000, 'segment'));
  });

  it('opens nowhere but where it belongs', async () => {
    const { session, ref } = await unlocked();
    const place = ref();
    const sealed = await session.seal(place, utf8('диагноз'));
    if (!sealed.ok) expect.fail(sealed.error.code);
    const { ct } = sealed.value;
    const home = { ...place, generation: 1 };
    const wrong = [{ generation: 2 }, { recordId: newId<RecordId>() }, { revision: 2 }, { part: 'meta' as const }];
    for (const change of wrong) {
      expect(await session.open({ ...home, ...change }, ct)).toEqual(refused('commitment-mismatch'));
    }
    expect(await session.open({ ...home, personId: newId<PersonId>() }, ct)).toEqual(refused('unknown-person'));
    expect(await session.open(home, flipped(ct, 80))).toEqual(refused('chunk-damaged'));
    expect(await session.open(home, ct.slice(0, 60))).toEqual(refused('truncated'));
    expect(await session.open(home, ct.slice(0, 10))).toEqual(refused('too-short'));
    const stranger = await unlocked();
    expect(await stranger.session.open(home, ct)).toEqual(refused('unknown-person'));
  });

  it('reads what was captured for this vault only', async () => {
    const [{ session, header }, stranger] = [await unlocked(), await unlocked()];
    const { inbox } = JSON.parse(header) as { inbox: { recipient: string } };
    const meta = { source: 'own-file', capturedAt: 1, name: 'а', contentType: null, route: 'x' } as const;
    const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', utf8('текст'))).toString('hex');
    const sealed = await sealForInbox(inbox.recipient, { ...meta, sha256 }, utf8('текст'));
    expect(await session.openInbox(sealed)).toMatchObject({ ok: true, value: { bytes: utf8('текст') } });
    expect(await stranger.session.openInbox(sealed)).toEqual(refused('other-recipient'));
    expect(await session.openInbox(utf8('не age'))).toEqual(refused('not-age'));
  });
});

describe('locked', () => {
  it('before unlocking and after the end nothing is sealed or opened', async () => {
    const { session: ended, ref, header } = await unlocked();
    expect(await ended.lock()).toEqual({ ok: true, value: null });
    for (const session of [ended, locked()]) {
      expect(await session.persons()).toEqual(refused('locked'));
      expect(await session.seal(ref(), someBytes(1))).toEqual(refused('locked'));
      expect(await session.open({ ...ref(), generation: 1 }, someBytes(100))).toEqual(refused('locked'));
      expect(await session.openInbox(someBytes(100))).toEqual(refused('locked'));
      expect(await session.state()).toEqual({ ok: true, value: 'locked' });
    }
    expect(await ended.unlock(header, PHRASE)).toEqual(refused('locked'));
  });

  it('while a passphrase was being derived: the key is not taken', async () => {
    const { header } = await unlocked();
    let release = () => {};
    const started = Promise.withResolvers<void>();
    const session = locked({
      derive: async (...given) => {
        started.resolve();
        await new Promise<void>((resolve) => (release = resolve));
        return cheapDerive(...given);
      },
    });
    const unlocking = session.unlock(header, PHRASE);
    await started.promise;
    await session.lock();
    release();
    expect(await unlocking).toEqual(refused('locked'));
    expect(session.current()).toBe('locked');
  });
});

it('answers calls of a shape that is not ours, and never throws', async () => {
  const { session, ref } = await unlocked();
  const good = { ...ref(), generation: 1 };
  const refs: unknown[] = [
    ...[null, undefined, 'x', 1, [], {}, { ...good, personId: 'x' }, { ...good, recordId: 7 }],
    ...[
      { ...good, revision: -1 },
      { ...good, revision: 2 ** 53 },
      { ...good, revision: '1' },
    ],
    ...[
      { ...good, part: 'toString' },
      { ...good, part: '__proto__' },
      { ...good, part: undefined },
    ],
  ];
  for (const wrong of refs) {
    expect(await session.seal(wrong as never, someBytes(1))).toEqual(refused('bad-call'));
    expect(await session.open(wrong as never, someBytes(100))).toEqual(refused('bad-call'));
  }
  for (const generation of [-1, 2 ** 32, 1.5, '1', undefined]) {
    expect(await session.open({ ...good, generation } as never, someBytes(100))).toEqual(refused('bad-call'));
  }
  for (const wrong of [undefined, null, 'x', [1, 2], new ArrayBuffer(8)]) {
    expect(await session.seal(good, wrong as unknown as Bytes)).toEqual(refused('bad-call'));
    expect(await session.openInbox(wrong as unknown as Bytes)).toEqual(refused('bad-call'));
  }
  for (const phrase of ['', 'x'.repeat(1_025), undefined, 5]) {
    expect(await locked().create(phrase as string)).toEqual(refused('bad-call'));
    expect(await locked().unlock('{}', phrase as string)).toEqual(refused('bad-call'));
  }
  expect(await locked().unlock(undefined as unknown as string, PHRASE)).toEqual(refused('bad-call'));
});
