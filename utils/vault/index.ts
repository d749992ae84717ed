// Three bundles take their part of this room and leave the rest to tree shaking (every module here is free of
// effects): the background's workbench seals captures, pages talk to the key worker and choose a header, the key
// worker (`key-worker.ts`, an entry of its own whose first import takes the network away) holds the keys.
export {
  type BackupAgeError,
  BackupBroken,
  type BackupKey,
  type BackupLock,
  backupLockOf,
  openBackup,
  sealBackup,
} from './backup-age';
export { type OpenError, openChunked, sealChunked, sealedSize } from './cobblestone';
export type { Part, PartRef } from './context';
export { type ChosenHeader, chooseHeader, decodeHeader, type HeaderError, nextCopy, type VaultHeader } from './header';
export { isPersonId, isRecordId, newId, type PersonId, type RecordId, type VaultId } from './ids';
export { type InboxError, sealForInbox } from './inbox';
export type { InboxItem, InboxMeta, InboxSource } from './inbox-format';
export { type SealedStream, sealStreamForInbox } from './inbox-stream';
export { type Invented, inventPassphrase } from './invent';
export { type ClientState, connectKeyWorker, type KeyClient } from './key-client';
export type {
  KeyError,
  KeyErrorCode,
  KeyState,
  OpenRef,
  PersonSeen,
  RecoverySheet,
  SealRef,
  Unlocked,
} from './key-protocol';
export { askOf, type PasskeyAsk } from './passkey-slot';
export { latinKeys, looksLikeWrongLayout, passphraseStrength, type Strength } from './passphrase';
export { COLOURS, MAX_NAME, type PersonChange, type PersonTold } from './person-change';
export { inboxRecipient } from './recipient';
export { isUnlocked } from './unlocked-lock';
