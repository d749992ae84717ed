import 'fake-indexeddb/auto';
import { existsSync, writeFileSync } from 'node:fs';
import { openArchive } from '../../utils/archive/archive';
import { openArchiveDb } from '../../utils/archive/archive-db';
import { lendLocks, memorySentinel } from '../../utils/archive/test-archive';
import { toBase64, toHex, utf8 } from '../../utils/kernel';
import { createKeySession } from '../../utils/vault/key-session';
import { FLOOR } from '../../utils/vault/test-vault';

const PHRASE = 'ромашка трактор закат 47 вилка';
const TITLES = ['Общий анализ крови', 'Осмотр врача', 'Выписка'];

/** Three documents in an archive as the code of today writes it: header, rows, what lies beside them. */
export async function freeze(): Promise<string> {
  lendLocks();
  const keys = createKeySession({ chooseParams: async () => FLOOR });
  const made = await keys.create(PHRASE);
  if (!made.ok) throw new Error(made.error.code);
  const [person] = made.value.persons;
  if (!person) throw new Error('no person');
  const db = openArchiveDb('archive');
  const sentinel = memorySentinel();
  const { vaultId } = made.value;
  const archive = openArchive({ db, keys, person: person.id, vaultId, sentinel, copies: null });
  for (const title of TITLES) {
    const bytes = utf8(`%PDF-1.7 ${title}`);
    const sha256 = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
    const id = sha256.slice(0, 32);
    const told = { id, title, name: `${title}.pdf`, kind: 'pdf', source: 'portal-download', route: 'health' } as const;
    const added = await archive.add([{ ...told, contentType: 'application/pdf', capturedAt: 1, sha256, bytes }]);
    if (!added.ok) throw new Error(added.error);
  }
  const rows = (await db.objects.toArray()).map(({ ct, ...clear }) => ({ ...clear, ct: toBase64(ct) }));
  const frozen = { phrase: PHRASE, titles: TITLES, header: made.value.header, sentinel: sentinel.lies, rows };
  const file = `utils/archive/frozen/archive-v${db.verno}.json`;
  if (existsSync(file)) throw new Error(`${file} is frozen`);
  writeFileSync(file, `${JSON.stringify(frozen, null, 1)}\n`);
  return file;
}
