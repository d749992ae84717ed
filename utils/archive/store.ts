// What only unlocked pages need. Apart from index.ts, so that the background does not carry Dexie.

export { acceptLoss } from './accept-loss';
export type { Amendment } from './amend';
export { type Archive, type NewDocument, openArchive } from './archive';
export * from './backup';
export type { Entry } from './catalogue';
export { type Copies, dropCopies, fileCopies } from './copies';
export { savedName } from './extensions';
export { openHeaderMark } from './header-mark';
export { findHeader, keepSpare } from './header-spare';
export { mendHeader, type ReplaceError, readHeader, replaceHeader, storeNewHeader } from './header-store';
export { type IntakeParts, type IntakeReport, type Told, takeIn, type Unnamed, type Waiting } from './intake';
export { type Health, type Keeper, keepWhole } from './keeper';
export { moveRecords } from './move';
export { type OpenedStore, openKept, openStore } from './open-store';
export { addOwnFiles, type OwnFilesReport } from './own-files';
export { type ArchiveFailure, type ArchiveParts, type Finding, writeFailure } from './parts';
export { forgetPerson, type HandedOver, handOver } from './rekey';
export { browserRoom, roomFor } from './room';
export { storedSentinel } from './sentinel';
export { linkSignatures, type Named, signedIn } from './signatures';
export { storedMark } from './staged-mark';
export { emptyTrashes, goesAt, isRemoved } from './trash';
export type { OwnFile, Refusal } from './unfold';
export { type CopyReport, catchUp, strayRows } from './upkeep';
export { versionsOf } from './versions';
