import type { Result } from '../kernel';
import type { Archive } from './archive';
import type { ArchiveFailure } from './parts';
import { type StagedMark, storedMark } from './staged-mark';

/**
 * At the person's word: what can be read of a damaged list becomes the list. Rows of the others, and what a restore has
 * laid ready, have somebody already and are not set aside: a row that is never goes and is never told of again.
 * @param archives everybody's
 */
export async function acceptLoss(
  archive: Archive,
  archives: readonly Pick<Archive, 'refs'>[],
  mark: StagedMark = storedMark(),
): Promise<Result<null, ArchiveFailure>> {
  const claimed = new Set((await mark.read().catch(() => null))?.ids);
  for (const other of archives.filter((one) => one !== archive)) {
    const refs = await other.refs();
    // One who cannot tell keeps nobody from their own documents.
    for (const { id } of refs.ok ? refs.value : []) claimed.add(id);
  }
  return archive.acceptLoss(claimed);
}
