import { err, type Result } from '../kernel';
import { everyStores } from '../platform';
import { type ChosenHeader, chooseHeader, type HeaderError } from '../vault';
import { fileSpare, type Spare } from './file-spare';
import { type HeaderStorage, putBack, readHeader, stored } from './header-store';

/** A third copy of the header: both others lie in one storage, and without a header nothing opens. */
const headerSpare = fileSpare('vault-header');

/** Whether an archive was ever opened in this browser: its store is there. */
async function hasStore(): Promise<boolean> {
  const places = await everyStores();
  const found = await Promise.all(places.map(({ indexedDB: place }) => place.databases().catch(() => [])));
  return found.flat().some(({ name }) => /^archive(-\d+)?$/.test(name ?? ''));
}

export type SearchParts = { storage?: HeaderStorage; spare?: Spare; archived?: () => Promise<boolean> };

/**
 * The header as it lies in storage; lost there, from its spare, which then is put back. `absent` only when there never
 * was an archive: beside a store that was one, a missing header is a damaged one.
 */
export async function findHeader(parts: SearchParts = {}): Promise<Result<ChosenHeader, HeaderError>> {
  const { storage = stored, spare = headerSpare, archived = hasStore } = parts;
  const present = await readHeader(storage);
  if (present.ok || (present.error !== 'absent' && present.error !== 'damaged')) return present;
  const text = await spare.read();
  const kept = await chooseHeader([text, null]);
  if (kept.ok) return putBack(kept.value.text, storage);
  if (present.error === 'absent' && (text !== null || (await archived()))) return err('damaged');
  return present;
}

/** After each change of the header and at each opening. A spare that cannot be written is tried again at the next. */
export async function keepSpare({ storage = stored, spare = headerSpare }: SearchParts = {}): Promise<void> {
  const present = await readHeader(storage);
  if (!present.ok || (await spare.read()) === present.value.text) return;
  await spare.write(present.value.text).catch(() => undefined);
}
