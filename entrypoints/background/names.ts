import { readStored, writeStored } from '../../utils/platform';
import type { Names } from '../../utils/requests';

/** Words of watched requests, in memory only (`storage.session`): gone with the browser, asked anew at the next look. */
export const knownNames = async (): Promise<Names> => ((await readStored('requestNames')) as Names | undefined) ?? {};

/** @param listed shorter words, taken only where there are none yet */
export function rememberNames(names: Names, listed: Names = {}): Promise<void> {
  return navigator.locks.request('names', async () =>
    writeStored('requestNames', { ...listed, ...(await knownNames()), ...names }),
  );
}
