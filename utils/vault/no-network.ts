import { removeNetwork } from './network-names';

// Imported first by the key worker, for this effect: no module after it can keep a reference to the network.
removeNetwork(globalThis);
