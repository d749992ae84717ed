import { err, ok, type Result } from '../kernel';
import { everyStores } from '../platform';
import { type ChosenHeader, chooseHeader, type HeaderError } from '../vault';
import { fileSpare, type Spare } from './file-spare';
import { type HeaderStorage, isAhead, putBack, readHeader, stored } from './header-store';

/** A third copy of the header: both others lie in one storage, and without a header nothing opens. */
const headerSpare = fileSpare('vault-header');

/** Whether an archive was ever opened in this browser: its store is there. */
async function hasStore(): Promise<boolean> {
  const places = await everyStores();
  const found = await Promise.all(places.map(({ indexedDB: place }) => place.databases().catch(() => [])));
  return found.flat().some(({ name }) => /^archive(-\d+)?$/.test(name ?? ''));
}

export type SearchParts = { storage?: HeaderStorage; spare?: Spare; archived?: () => Promise<boolean> };

/** `fromSpare`: what lay in storage was lost, or had fallen back to what it was before, or storage gives nothing at all. */
export type FoundHeader = ChosenHeader & { fromSpare: boolean };

/**
 * The header as it lies in storage; lost there, or older there than its spare, the spare, which then is put back: a
 * browser that mends its log after damage keeps what was written first. `absent` only when there never was an archive:
 * beside a store that was one, a missing header is a damaged one. Throws when storage gives nothing and no spare is left.
 */
export async function findHeader(parts: SearchParts = {}): Promise<Result<FoundHeader, HeaderError>> {
  const { storage = stored, spare = headerSpare, archived = hasStore } = parts;
  const reading = readHeader(storage);
  const present = await reading.catch(() => null);
  if (present && !present.ok && present.error === 'newer-format') return present;
  const text = await spare.read();
  const kept = await chooseHeader([text, null]);
  if (present?.ok && !(kept.ok && isAhead(kept.value, present.value)))
    return ok({ ...present.value, fromSpare: false });
  if (kept.ok) {
    const put = await putBack(kept.value, storage).catch(() => kept);
    return put.ok ? ok({ ...put.value, fromSpare: true }) : put;
  }
  if (!present) return reading as Promise<never>;
  if (!present.ok && present.error === 'absent' && (text !== null || (await archived()))) return err('damaged');
  return present as Result<never, HeaderError>;
}

/** After each change of the header and at each opening. A spare that cannot be written is tried again at the next. */
export async function keepSpare({ storage = stored, spare = headerSpare }: SearchParts = {}): Promise<void> {
  const present = await readHeader(storage);
  const kept = await spare.read();
  if (!present.ok || kept === present.value.text) return;
  const before = await chooseHeader([kept, null]);
  if (before.ok && isAhead(before.value, present.value)) return;
  await spare.write(present.value.text).catch(() => undefined);
}
