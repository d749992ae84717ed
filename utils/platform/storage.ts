import { browser } from './browser';

/**
 * Every key this product keeps in `browser.storage`, declared once: where it lies, whether a thief of the profile
 * could read it, and when it is wiped. `docs/storage.md` tells the same to people; `house.test.ts` compares the two.
 */
export const storageKeys = {
  settings: {
    area: 'local',
    sealed: false,
    holds: 'language, companion on/off, hosts where it is hidden',
    wiped: 'erase all',
  },
  deviceKey: {
    area: 'local',
    sealed: false,
    holds: 'random key that keeps watch rows out of plain sight',
    wiped: 'erase all',
  },
  loginTold: {
    area: 'local',
    sealed: false,
    holds: 'time of the look after which the person was told to log in, so that it is said once',
    wiped: 'erase all, next login',
  },
  guideProgress: {
    area: 'local',
    sealed: false,
    holds: 'which generic steps are done, and when',
    wiped: 'erase all, reset',
  },
  vaultHeaderA: {
    area: 'local',
    sealed: false,
    holds: 'vault header, copy A: salts, parameters, wrapped keys',
    wiped: 'destroy archive',
  },
  vaultHeaderB: { area: 'local', sealed: false, holds: 'vault header, copy B', wiped: 'destroy archive' },
  requestNames: {
    area: 'session',
    sealed: false,
    holds: 'service names and comments of watched requests, memory only',
    wiped: 'browser exit',
  },
} as const satisfies Record<string, StorageKeyInfo>;

type StorageKeyInfo = { area: 'local' | 'session'; sealed: boolean; holds: string; wiped: string };
export type StorageKey = keyof typeof storageKeys;

const areaOf = (key: StorageKey) => browser.storage[storageKeys[key].area];

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
    if (change && area === storageKeys[key].area) listener(change.newValue);
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
