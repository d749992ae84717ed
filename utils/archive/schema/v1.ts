import type { Step } from './chain';

/** Bodies, catalogue segments, and a directory per person that named the segments without their hashes. */
export const v1: Step<0, 1> = { from: 0, to: 1, stores: { objects: 'id, part' } };
