import { browser } from './browser';

/** Every key this product keeps in `browser.storage`, and where it lies; `storage-keys.ts` tells the rest of them. */
const AREAS = {
  settings: 'local',
  deviceKey: 'local',
  stateTold: 'local',
  guideProgress: 'local',
  guideBook: 'local',
  vaultHeaderA: 'local',
  vaultHeaderB: 'local',
  archiveSentinel: 'local',
  archiveCheck: 'local',
  lastBackup: 'local',
  paperDates: 'local',
  papersToldAt: 'local',
  capturesDue: 'local',
  storesMoved: 'local',
  requestNames: 'session',
  aloneTab: 'session',
  guideWalks: 'session',
  recording: 'session',
} as const satisfies Record<string, 'local' | 'session'>;

export type StorageKey = keyof typeof AREAS;

const areaOf = (key: StorageKey) => browser.storage[AREAS[key]];

/** What lies under the key, unchecked: the caller gives it a shape. Undefined when nothing was ever written. */
export async function readStored(key: StorageKey): Promise<unknown> {
  return (await areaOf(key).get(key))[key];
}

/** Resolves when the browser has taken the value. */
export const writeStored = (key: StorageKey, value: unknown): Promise<void> => areaOf(key).set({ [key]: value });

export const removeStored = (key: StorageKey): Promise<void> => areaOf(key).remove(key);

/** Calls back with the new value whenever any context writes the key. Returns the way to stop. */
export function watchStored(key: StorageKey, listener: (value: unknown) => void): () => void {
  const onChanged = (changes: Record<string, chrome.storage.StorageChange>, area: string) => {
    const change = changes[key];
    if (change && area === AREAS[key]) listener(change.newValue);
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}

/** Content scripts have no business in our storage. Firefox has no such switch yet; there they simply never ask. */
export async function closeStorageToContentScripts(): Promise<void> {
  await Promise.all(
    [browser.storage.local, browser.storage.session].map((area) =>
      area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(() => undefined),
    ),
  );
}
