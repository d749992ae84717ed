import type { BackupFailure, BackupStage } from '../../../components/archive';
import {
  type ArchiveFailure,
  type BackupClient,
  type BackupTrouble,
  type Belongings,
  backupFiles,
  connectBackupWorker,
} from '../../../utils/archive/store';
import { formatMoment, type Locale, readmes } from '../../../utils/text';
import type { KeyClient } from '../../../utils/vault';
import type { Family } from '../records/family';
import { startBackupWorker } from './backup-worker-url';
import { countOf } from './people';

/** What every job is given. `now`: when it began, the time the copy carries. */
export type Job = {
  family: Family;
  keys: KeyClient;
  signal: AbortSignal;
  show: (stage: BackupStage) => void;
  locale: Locale;
  now: number;
};

export function filesOf(
  { now, locale }: Job,
  people: readonly Belongings[],
  onDocument: (n: number) => void,
  open = false,
) {
  const { readme, openReadme } = readmes(locale);
  const facts = { moment: formatMoment(now, locale, now), documents: countOf(people) };
  const text = open ? openReadme(facts) : readme(facts);
  return backupFiles({ people, createdAt: now, readme: text, onDocument });
}

export function startWorker(signal: AbortSignal): BackupClient {
  const client = connectBackupWorker(startBackupWorker());
  signal.addEventListener('abort', client.close);
  return client;
}

export const refused = (why: ArchiveFailure): BackupStage => {
  const known = why === 'damaged' ? 'archive-damaged' : why === 'storage-full' ? 'storage-full' : 'failed';
  return { at: 'failed', why: known, file: null };
};

const WHY: Readonly<Record<Exclude<BackupTrouble['code'], 'ended'>, BackupFailure>> = {
  'not-age': 'not-backup',
  'wrong-key': 'wrong-key',
  'too-costly': 'unsafe',
  damaged: 'damaged',
  unreadable: 'unreadable',
  'not-tar': 'not-backup',
  'unsafe-name': 'unsafe',
  link: 'unsafe',
  twice: 'unsafe',
  'too-large': 'too-large',
  'too-many': 'too-large',
  'no-list': 'not-backup',
  'sum-mismatch': 'mismatch',
  'missing-file': 'mismatch',
  'extra-file': 'mismatch',
  'newer-format': 'newer',
  failed: 'failed',
};

export const troubled = ({ code, file }: BackupTrouble): BackupStage =>
  code === 'ended' ? { at: 'stopped', what: 'cancelled' } : { at: 'failed', why: WHY[code], file };

export const diskWhy = (cause: unknown): BackupFailure =>
  (cause as { name?: string } | null)?.name === 'QuotaExceededError' ? 'storage-full' : 'not-written';
