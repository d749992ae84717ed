import url from '../../../utils/documents/desk/desk-worker?worker&url';
import { trusted } from '../key-worker-url';

export const startDeskWorker = (): Worker => new Worker(trusted(url), { name: 'medcard-desk' });
