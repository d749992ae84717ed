import url from '../../../utils/archive/backup/backup-worker?worker&url';
import { trusted } from '../key-worker-url';

export const startBackupWorker = (): Worker => new Worker(trusted(url), { name: 'medcard-backup' });
