import type { StorageKey } from './storage';

export type StorageKeyInfo = { sealed: boolean; holds: string; wiped: string };

/**
 * Every key of `browser.storage`: what it holds, whether a thief of the profile could read it, and when it is wiped.
 * `docs/storage.md` tells the same to people; `house.test.ts` compares the two. Apart from `storage.ts`, which is
 * parsed at each wake of the background.
 */
export const storageKeys: Readonly<Record<StorageKey, StorageKeyInfo>> = {
  settings: { sealed: false, holds: 'language, companion on/off, hosts where it is hidden', wiped: 'erase all' },
  deviceKey: { sealed: false, holds: 'random key that keeps watch rows out of plain sight', wiped: 'erase all' },
  loginTold: {
    sealed: false,
    holds: 'time of the look after which the person was told to log in, so that it is said once',
    wiped: 'erase all, next login',
  },
  guideProgress: { sealed: false, holds: 'which generic steps are done, and when', wiped: 'erase all, reset' },
  vaultHeaderA: {
    sealed: false,
    holds: 'vault header, copy A: salts, parameters, wrapped keys',
    wiped: 'destroy archive',
  },
  vaultHeaderB: { sealed: false, holds: 'vault header, copy B', wiped: 'destroy archive' },
  requestNames: {
    sealed: false,
    holds: 'service names and comments of watched requests, memory only',
    wiped: 'browser exit',
  },
};
