import { isolation } from '../../vault/no-network';
import { serveBackup } from './backup-server';

type Scope = {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown, moved?: Transferable[]): void;
};

const scope = globalThis as unknown as Scope;
scope.onmessage = serveBackup((word, moved = []) => scope.postMessage(word, moved), isolation);
