import { type Archive, isRemoved } from '../../../utils/archive/store';

/** What was deleted is in no backup; kept once more it comes back. */
export const listedOnly = (archive: Archive): Archive => ({
  ...archive,
  async entries() {
    const entries = await archive.entries();
    return entries.ok ? { ...entries, value: entries.value.filter((entry) => !isRemoved(entry)) } : entries;
  },
});
