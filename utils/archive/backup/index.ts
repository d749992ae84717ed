export { type BackupClient, type BackupTrouble, connectBackupWorker } from './backup-client';
export { type BackupFile, type Belongings, backupFiles, type FilesSummary } from './backup-files';
export type { Extracted, OpenWith } from './backup-protocol';
export { type LastBackups, readLastBackups, writeLastBackups } from './last-backup';
export type { BackupDocument, BackupPerson, Metadata } from './metadata';
export { backupFileName, exportName } from './names';
export type { BackupFault, BackupFaultCode, Progress } from './read-backup';
export { backupReminder, type Copied, type LastBackup, type Reminder } from './reminder';
export {
  type Destination,
  type Kin,
  type Placement,
  placeDocuments,
  planRestore,
  type RestorePlan,
  restoreInto,
  sizeOf,
} from './restore';
export { zipGroups, zipOf } from './zip';
