import { describe, expect, it } from 'vitest';
import { toHex, utf8 } from '../kernel';
import { decodeHeader } from './header';
import type { PersonId, RecordId } from './ids';
import { createKeySession } from './key-session';
import { isPersonChange, MAX_NAME } from './person-change';
import { cheapDerive, FLOOR } from './test-vault';

const session = () => createKeySession({ derive: cheapDerive, chooseParams: async () => FLOOR });
const MUM = { kind: 'add', told: { name: ' Мама  Оля ', colour: 2 } } as const;

async function made() {
  const keys = session();
  const vault = await keys.create('фраза');
  if (!vault.ok) throw new Error(vault.error.code);
  const [first] = vault.value.persons;
  if (!first) throw new Error('no person');
  return { keys, header: vault.value.header, first: first.id };
}

describe('persons', () => {
  it('are added with keys of their own once the header is stored, and are there after the next unlock', async () => {
    const { keys, header, first } = await made();
    const changed = await keys.changePersons(header, MUM);
    if (!changed.ok) return expect.fail(changed.error.code);
    const { header: text, person } = changed.value;
    const place = { recordId: 'a'.repeat(32) as RecordId, part: 'body', revision: 1 } as const;
    // Not stored yet: nothing may be sealed for somebody whose keys could be lost.
    expect(await keys.seal({ ...place, personId: person }, utf8('x'))).toMatchObject({
      error: { code: 'unknown-person' },
    });
    expect(await keys.adoptHeader(text)).toMatchObject({ ok: true });
    const sealed = await keys.seal({ ...place, personId: person }, utf8('анализ'));
    if (!sealed.ok) return expect.fail(sealed.error.code);
    const ref = { ...place, personId: person, generation: sealed.value.generation };
    expect(await keys.open({ ...ref, personId: first }, sealed.value.ct.slice())).toMatchObject({ ok: false });
    const again = session();
    expect(await again.unlock(text, 'фраза')).toMatchObject({
      value: { persons: [{ id: first }, { id: person, name: 'Мама Оля', colour: 2 }] },
    });
    const opened = await again.open(ref, sealed.value.ct.slice());
    expect(opened.ok && new TextDecoder().decode(opened.value)).toBe('анализ');
  });

  it('are renamed and recoloured, their keys stay', async () => {
    const { keys, header, first } = await made();
    const told = { kind: 'tell', id: first, told: { name: 'Я', colour: 5 } } as const;
    const changed = await keys.changePersons(header, told);
    if (!changed.ok) return expect.fail(changed.error.code);
    await keys.adoptHeader(changed.value.header);
    expect(await keys.persons()).toEqual({ ok: true, value: [{ id: first, generation: 1, name: 'Я', colour: 5 }] });
    const unknown = { ...told, id: 'f'.repeat(32) as PersonId };
    expect(await keys.changePersons(changed.value.header, unknown)).toMatchObject({
      error: { code: 'unknown-person' },
    });
  });

  it('keep name and generation through a change of the passphrase', async () => {
    const { keys, header } = await made();
    const changed = await keys.changePersons(header, MUM);
    if (!changed.ok) return expect.fail(changed.error.code);
    await keys.adoptHeader(changed.value.header);
    const next = await keys.changePassphrase(changed.value.header, 'фраза', 'другая');
    if (!next.ok) return expect.fail(next.error.code);
    expect(await keys.adoptHeader(next.value.header)).toMatchObject({
      value: { persons: [{ generation: 2 }, { generation: 2, name: 'Мама Оля' }] },
    });
    // A header from before knows less: it is not taken over.
    expect(await keys.adoptHeader(header)).toMatchObject({ error: { code: 'damaged' } });
    expect(await keys.adoptHeader(changed.value.header)).toMatchObject({ error: { code: 'damaged' } });
  });

  it('do not show in the header', async () => {
    const { keys, header } = await made();
    const changed = await keys.changePersons(header, MUM);
    if (!changed.ok) return expect.fail(changed.error.code);
    expect(changed.value.header).not.toContain('Мама');
    const [before, after] = [await decodeHeader(header), await decodeHeader(changed.value.header)];
    if (!before.ok || !after.ok) return expect.fail('a header that cannot be read');
    expect(after.value.keyring.length).toBe(before.value.keyring.length);
    expect(toHex(utf8(changed.value.header))).not.toContain(toHex(utf8('Мама')));
  });

  it('of another vault, and while locked, are refused', async () => {
    const [one, two] = [await made(), await made()];
    expect(await one.keys.changePersons(two.header, MUM)).toMatchObject({ error: { code: 'other-vault' } });
    expect(await one.keys.adoptHeader(two.header)).toMatchObject({ error: { code: 'other-vault' } });
    await one.keys.lock();
    expect(await one.keys.changePersons(one.header, MUM)).toMatchObject({ error: { code: 'locked' } });
  });

  it.each([
    null,
    {},
    { kind: 'add' },
    { kind: 'add', told: { name: 1, colour: 0 } },
    { kind: 'add', told: { name: 'Я', colour: 99 } },
    { kind: 'add', told: { name: 'Я'.repeat(MAX_NAME + 1), colour: 0 } },
    { kind: 'tell', told: { name: 'Я', colour: 0 } },
    { kind: 'drop', id: 'f'.repeat(32), told: { name: 'Я', colour: 0 } },
  ])('%j is no change', (change) => expect(isPersonChange(change)).toBe(false));
});
