import { serveDesk } from './desk-server';

type Scope = {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown, moved?: Transferable[]): void;
};

const scope = globalThis as unknown as Scope;
scope.onmessage = serveDesk((word, moved = []) => scope.postMessage(word, moved));
