import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openArchive } from './archive';
import type { ArchiveParts } from './parts';
import { forgetPerson, handOver } from './rekey';
import { documentOf, lendLocks, someArchive } from './test-archive';

lendLocks();

const PHRASE = 'фраза для проверки';

/** An archive of so many documents whose re-keying has begun: the header is stored, nothing has been moved yet. */
async function begun(count: number) {
  const made = await someArchive();
  const texts = Array.from({ length: count }, (_, at) => `документ ${at}`);
  if (count > 0) await made.open().add(await Promise.all(texts.map((text) => documentOf(text))));
  const changed = await made.session.rekey(made.header, PHRASE);
  if (!changed.ok) throw new Error(changed.error.code);
  const { header } = changed.value;
  expect(await made.session.adoptHeader(header)).toMatchObject({ ok: true });
  const persons = await made.session.persons();
  if (!persons.ok) throw new Error('locked');
  const old = persons.value.find(({ successor }) => successor);
  if (!old?.successor) throw new Error('no successor');
  const [from, to]: ArchiveParts[] = [old.id, old.successor].map((person) => ({ ...made.parts, person }));
  if (!from || !to) throw new Error('two persons');
  return { ...made, header, texts, from, to };
}

async function textsOf(parts: ArchiveParts): Promise<string[]> {
  const archive = openArchive(parts);
  const entries = await archive.entries();
  if (!entries.ok) throw new Error(entries.error);
  const texts: string[] = [];
  for (const entry of entries.value) {
    const read = await archive.read(entry);
    texts.push(read.ok ? new TextDecoder().decode(read.value) : '?');
  }
  return texts;
}

describe('an archive that is re-keyed', () => {
  it('has every document under the new keys, and nothing of the old person is left', async () => {
    const { texts, from, to, session, header, db, sentinel, copies } = await begun(150);
    const seen: number[] = [];
    expect(await handOver(from, to, { onProgress: (moved) => seen.push(moved) })).toEqual({
      ok: true,
      value: { moved: 150, stuck: [] },
    });
    expect(seen).toEqual([0, 64, 128, 150]);
    expect(await forgetPerson(from)).toEqual({ ok: true, value: null });
    const ended = await session.endRekey(header);
    if (!ended.ok) throw new Error(ended.error.code);
    expect(await session.adoptHeader(ended.value.header)).toMatchObject({ ok: true });
    expect(await session.persons()).toMatchObject({ value: [{ id: to.person }] });
    expect(await textsOf(to)).toEqual(texts);
    const refs = await openArchive(to).refs();
    expect(refs.ok && refs.value.length).toBe(await db.objects.count());
    expect(copies.files.size).toBe(await db.objects.count());
    expect(sentinel.lies).toMatchObject({ heads: [{}] });
    expect(openArchive(to).findings()).toEqual([]);
  });

  it('loses nothing and doubles nothing, wherever it is cut off', async () => {
    for (let death = 0; death < 9; death++) {
      const { texts, from, to, sentinel } = await begun(140);
      let calls = 0;
      const dying: ArchiveParts['sentinel'] = {
        ...sentinel,
        read: async () => {
          if (calls++ >= death) throw new Error('killed');
          return sentinel.read();
        },
      };
      await handOver({ ...from, sentinel: dying }, { ...to, sentinel: dying }).catch(() => undefined);
      const there = [...(await textsOf(to)), ...(await textsOf(from))];
      expect(there.toSorted()).toEqual(texts.toSorted());
      expect(await handOver(from, to)).toMatchObject({ ok: true, value: { stuck: [] } });
      expect(await forgetPerson(from)).toMatchObject({ ok: true });
      expect((await textsOf(to)).toSorted()).toEqual(texts.toSorted());
    }
  });

  it('keeps back a document that cannot be read, and nobody forgets who still has one', async () => {
    const { from, to, db, copies } = await begun(5);
    const entries = await openArchive(from).entries();
    const bad = entries.ok ? entries.value[2] : undefined;
    if (!bad) throw new Error('five');
    copies.files.clear();
    await db.objects.update(bad.id, { ct: new Uint8Array(300) });
    expect(await handOver(from, to)).toEqual({ ok: true, value: { moved: 4, stuck: [bad.id] } });
    expect(await textsOf(from)).toEqual(['?']);
    expect(await forgetPerson(from)).toEqual({ ok: false, error: 'failed' });
  });
});
