import { err, type Result } from '../../kernel';
import type { Face, Miss } from '../types';

export const LIST_EXPECTED = '1+ or «empty»';

/** The page lacks what a reader counts on. */
export const missed = (face: Face, page: string, anchor: string, expected = '1', found = 0): Result<never, Miss> =>
  err({ face, page, anchor, found, expected });
