import { dropBucket, everyStores, homeStores, removeStored } from '../../../utils/platform';

const OURS = /^archive(?:-\d+)?$|^inbox$|^restore$|^vault-mark$/;

/**
 * Erases the archive: the keys first, so that whatever a crash leaves behind can be opened by nobody; then what was
 * sealed with them. Gives whether all of it is gone. Pages must be loaded anew after it.
 */
export async function destroyArchive(): Promise<boolean> {
  const done: boolean[] = [];
  const attempt = async (work: () => Promise<unknown>) => {
    done.push(
      await work().then(
        () => true,
        () => false,
      ),
    );
  };
  for (const key of ['vaultHeaderA', 'vaultHeaderB', 'archiveSentinel', 'archiveCheck', 'lastBackup'] as const) {
    await attempt(() => removeStored(key));
  }
  // Before the rest: found after a crash it would bring an empty archive back.
  await attempt(() => dropFile('vault-header'));
  await attempt(() => dropFile('archive-sentinel'));
  // Before the inbox: marks without it would tell the next archive of a loss.
  await attempt(() => dropFile('inbox-marks'));
  const home = await homeStores();
  for (const { bucket, indexedDB: place } of await everyStores()) {
    // The newest is where the watch lives, which is no part of the archive.
    if (bucket && bucket !== home.bucket) await attempt(() => dropBucket(bucket));
    // A place that the browser does not open it does not empty either: what lies there no key opens any more.
    const there = bucket && bucket !== home.bucket ? [] : await place.databases().catch(() => []);
    for (const { name = '' } of there) if (OURS.test(name)) await attempt(() => dropDatabase(place, name));
  }
  for (const folder of ['archive-copies', 'backup-temp']) await attempt(() => dropFile(folder));
  return done.every(Boolean);
}

async function dropFile(name: string): Promise<void> {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry(name, { recursive: true }).catch((cause) => {
    if ((cause as DOMException).name !== 'NotFoundError') throw cause;
  });
}

/** Another page that holds it open hears `versionchange` and lets go; one that does not is said. */
function dropDatabase(place: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = place.deleteDatabase(name);
    const late = setTimeout(() => reject(new Error('held by another page')), 10_000);
    asked.onsuccess = () => {
      clearTimeout(late);
      resolve();
    };
    asked.onerror = () => reject(new Error('not deleted'));
  });
}
