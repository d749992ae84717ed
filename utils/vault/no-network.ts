import { reachableNetwork, removeNetwork } from './network-names';

// Imported first by the workers that hold keys, for this effect: no module after it can keep a reference to the network.
removeNetwork(globalThis);

/** Forbidden globals this worker can still reach: empty, or it must not be given a key. */
export const isolation = (): string[] => reachableNetwork(globalThis);
