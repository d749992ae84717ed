import url from '../../../utils/archive/backup/backup-worker?worker&url';
import { ownScript } from '../../../utils/kernel';

export const startBackupWorker = (): Worker => new Worker(ownScript(url), { name: 'medcard-backup' });
