import './no-network';
import { randomId } from '../kernel';
import { type KeyPort, serveKeys } from './key-server';
import { createKeySession } from './key-session';
import { reachableNetwork } from './network-names';
import { UNLOCKED_LOCK } from './unlocked-lock';

/** The few things of SharedWorkerGlobalScope used here; the project compiles against the library for pages. */
type Scope = { onconnect: ((event: { ports: readonly KeyPort[] }) => void) | null; close(): void };

const scope = globalThis as unknown as Scope;
const alive = `medcard-keys-${randomId()}`;
const session = createKeySession({ isolation: () => reachableNetwork(globalThis) });
const connect = serveKeys(session, { alive, end: () => scope.close() });

// Held for ever: whoever waits for this lock learns that the worker is no more, after a lock or after a crash.
const held = new Promise<void>((resolve) => {
  void navigator.locks.request(alive, () => {
    resolve();
    return new Promise(() => undefined);
  });
});

// The popup asks the browser who holds this lock, and needs neither a key nor this worker to say «the archive is open».
session.onState((state) => {
  if (state === 'unlocked') void navigator.locks.request(UNLOCKED_LOCK, () => new Promise(() => undefined));
});

scope.onconnect = ({ ports }) => {
  const [port] = ports;
  if (port) void held.then(() => connect(port));
};
