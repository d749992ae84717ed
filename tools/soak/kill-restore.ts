import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Tab } from '../../e2e/harness/tab.ts';
import { noise } from './own-files.ts';
import type { Random } from './random.ts';

const DOCUMENTS = 60;

/** A copy that was given to be restored. `done`: the product has said that all of it is in the archive. */
export type GivenCopy = { digests: Map<string, string>; done: boolean };

/** Makes a copy, has the cabinet look into it, and gives the click that begins the restore. */
export async function readyToRestore(
  cabinet: Tab,
  { folder, name, random }: { folder: string; name: string; random: Random },
): Promise<{ copy: GivenCopy; begin: () => Promise<void> }> {
  const copy: GivenCopy = { digests: new Map(), done: false };
  const at = join(folder, name);
  mkdirSync(join(at, 'документы'), { recursive: true });
  const person = randomBytes(16).toString('hex');
  const documents = Array.from({ length: DOCUMENTS }, (_, n) => {
    const bytes = noise(random, 100_000 + random.upTo(500_000));
    const title = `файл ${name}-${n}`;
    const file = `документы/${title}.pdf`;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(join(at, file), bytes);
    copy.digests.set(title, sha256);
    const told = { title, name: `${title}.pdf`, kind: 'pdf', source: 'own-file', route: 'own-file' };
    const id = randomBytes(16).toString('hex');
    return { id, person, file, ...told, contentType: null, capturedAt: Date.now(), size: bytes.length, sha256 };
  });
  // Put together as the format is written down, by stock tools.
  const persons = [{ id: person, name: 'Мой архив' }];
  const list = { format: 'medcard-backup', version: 2, createdAt: Date.now(), persons, documents, missing: [] };
  writeFileSync(join(at, 'metadata.json'), JSON.stringify(list));
  const names = [...documents.map(({ file }) => file), 'metadata.json'];
  writeFileSync(join(at, 'SHA256SUMS'), execFileSync('sha256sum', names, { cwd: at }));
  execFileSync('tar', ['cf', '../copy.tar', ...names, 'SHA256SUMS'], { cwd: at });
  const identity = await generateX25519Identity();
  const age = new Encrypter();
  age.addRecipient(await identityToRecipient(identity));
  const path = join(folder, `${name}.tar.age`);
  writeFileSync(path, await age.encrypt(readFileSync(join(folder, 'copy.tar'))));
  await cabinet.click('Резервная копия');
  await cabinet.click('Восстановить из копии');
  await cabinet.upload('details[open] input[type=file]', path);
  const [field] = await cabinet.all('details[open] input[type=password]');
  await field?.type(identity);
  await cabinet.click('Посмотреть, что в копии');
  await cabinet.see(`Новых: ${DOCUMENTS}. Будут добавлены.`, 60_000);
  const begin = async () => {
    await cabinet.click(`Добавить ${DOCUMENTS} документов`);
    await cabinet.see(`Добавлено ${DOCUMENTS} документов из копии`, 60_000);
    copy.done = true;
  };
  return { copy, begin };
}

/** All of a copy or none of it; all, once that was said. Gives how many came whole. */
export function allOrNothing(copies: readonly GivenCopy[], there: ReadonlySet<string>, where: string): number {
  let whole = 0;
  for (const { digests, done } of copies) {
    const present = [...digests.values()].filter((digest) => there.has(digest)).length;
    assert.ok(
      present === digests.size || (present === 0 && !done),
      `${where}: ${present} of ${digests.size} documents of a copy are there${done ? ', all were acknowledged' : ''}`,
    );
    if (present > 0) whole++;
  }
  return whole;
}
