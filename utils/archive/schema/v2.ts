import type { Step } from './chain';

/**
 * The manifest takes the directory's place and entries carry the hash of their ciphertext. The table stays as it is:
 * what changes is sealed, so it changes at the first unlocking (`adopt.ts`), in one transaction.
 */
export const v2: Step<1, 2> = { from: 1, to: 2, stores: { objects: 'id, part' } };
