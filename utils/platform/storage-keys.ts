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
  stateTold: {
    sealed: false,
    holds: 'which trouble of the watch was told (log in, prove to be human, cannot look), so that it is said once',
    wiped: 'erase all, next good look',
  },
  guideProgress: {
    sealed: false,
    holds: 'what the portal’s pages proved about the account, yes or no, and when; that a document was downloaded',
    wiped: 'erase all, reset',
  },
  guideBook: {
    sealed: false,
    holds: 'for whom the guide goes (me, a child, an adult; no names), the three answers, which steps are done',
    wiped: 'erase all, reset',
  },
  guideWalks: {
    sealed: false,
    holds: 'which step is pointed at in which tab, memory only',
    wiped: 'end of the walk, browser exit',
  },
  vaultHeaderA: {
    sealed: false,
    holds: 'vault header, copy A: salts, parameters, wrapped keys',
    wiped: 'destroy archive',
  },
  vaultHeaderB: { sealed: false, holds: 'vault header, copy B', wiped: 'destroy archive' },
  archiveSentinel: {
    sealed: false,
    holds: 'what must be found in the archive: hash and number of the newest manifest, name of the database',
    wiped: 'destroy archive',
  },
  archiveCheck: {
    sealed: false,
    holds: 'how far the checking of the archive has come, ids of what is damaged',
    wiped: 'destroy archive',
  },
  lastBackup: {
    sealed: true,
    holds: 'when the last backup was made and checked, how many documents and which (48 bits of each sum)',
    wiped: 'destroy archive',
  },
  paperDates: {
    sealed: false,
    holds: 'until when papers are valid: kind and day, no numbers, no names',
    wiped: 'erase all, when the person removes a line',
  },
  papersToldAt: { sealed: false, holds: 'up to when the person knows of papers that end', wiped: 'erase all' },
  aloneTab: {
    sealed: false,
    holds: 'number of the tab we opened ourselves to look at a picked status, memory only',
    wiped: 'when that tab is closed, browser exit',
  },
  capturesDue: {
    sealed: false,
    holds: 'that a capture is under way, so that a wake knows without opening the inbox',
    wiped: 'end of the capture, erase all',
  },
  storesMoved: {
    sealed: false,
    holds: 'that the browser refused its stores, and what is watched began anew: to be said in the cabinet',
    wiped: 'when the person has read it, erase all',
  },
  recording: {
    sealed: false,
    holds: 'a recording of an error: kinds of pages, codes of answers and of errors, numbers of tabs, memory only',
    wiped: 'next recording, «delete», browser exit',
  },
  requestNames: {
    sealed: false,
    holds: 'service names and comments of watched requests, memory only',
    wiped: 'browser exit',
  },
};
