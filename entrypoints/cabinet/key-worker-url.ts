import { ownScript } from '../../utils/kernel';
import url from '../../utils/vault/key-worker?sharedworker&url';

export const startKeyWorker = (): SharedWorker => new SharedWorker(ownScript(url), { name: 'medcard-keys' });
