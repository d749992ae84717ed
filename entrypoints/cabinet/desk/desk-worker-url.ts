import url from '../../../utils/documents/desk/desk-worker?worker&url';
import { ownScript } from '../../../utils/kernel';

export const startDeskWorker = (): Worker => new Worker(ownScript(url), { name: 'medcard-desk' });
