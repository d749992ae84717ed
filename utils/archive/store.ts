// What only unlocked pages need. Apart from index.ts, so that the background does not carry Dexie.
export { type Archive, type ArchiveFailure, openArchive } from './archive';
export { openArchiveDb } from './archive-db';
export type { Entry } from './catalogue';
export { readHeader, storeNewHeader } from './header-store';
export { type IntakeReport, takeIn } from './intake';
