import { emptyChain } from './chain';
import { v1 } from './v1';
import { v2 } from './v2';

/** Every form the store has had, oldest first; each has a frozen archive in `../frozen` that a test opens. */
export const schema = emptyChain.next(v1).next(v2);
