import { type Bytes, fromBase64, fromUtf8, randomId, toBase64, utf8 } from '../../kernel';
import * as v from '../../kernel/shape';
import { readStored, writeStored } from '../../platform';
import type { KeyClient, PersonId, RecordId } from '../../vault';
import type { LastBackup } from './reminder';

const counter = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const storedShape = v.object({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  generation: counter,
  ct: v.string(),
});
const lastShape = v.record(
  v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  v.object({ at: counter, documents: counter, checkedAt: counter, holds: v.optional(v.string()) }),
);

/** `person`: whose key seals it, the first one of the vault: their key is there whoever is on the screen. */
type Parts = { keys: Pick<KeyClient, 'seal' | 'open'>; person: PersonId };

/** The last copy each person's records are in, by the person's id. */
export type LastBackups = Readonly<Record<string, LastBackup>>;

/**
 * When the last copies were made and read back and what they hold, sealed like a record: in clear it would tell a thief how many documents
 * there are. Empty when there was none, or what is stored cannot be read: then a new copy is the right advice.
 */
export async function readLastBackups({ keys, person }: Parts): Promise<LastBackups> {
  const stored = v.safeParse(storedShape, await readStored('lastBackup'));
  const ct = stored.success ? fromBase64(stored.output.ct) : null;
  if (!stored.success || !ct) return {};
  const { id, generation } = stored.output;
  const opened = await keys.open(
    { personId: person, recordId: id as RecordId, part: 'meta', revision: 1, generation },
    ct,
  );
  const read = opened.ok ? v.safeParse(lastShape, parsed(opened.value)) : null;
  return read?.success ? read.output : {};
}

export async function writeLastBackups({ keys, person }: Parts, last: LastBackups): Promise<void> {
  const id = randomId() as RecordId;
  const sealed = await keys.seal(
    { personId: person, recordId: id, part: 'meta', revision: 1 },
    utf8(JSON.stringify(last)),
  );
  if (!sealed.ok) return;
  const { generation, ct } = sealed.value;
  await writeStored('lastBackup', { id, generation, ct: toBase64(ct) }).catch(() => undefined);
}

function parsed(bytes: Bytes): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    return null;
  }
}
