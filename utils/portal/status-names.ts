import { fingerprint } from './change-key';
import { normalise } from './normalise';
import { STATUS_MARKS } from './status-marks';
import { articleStatus, statusOf } from './statuses';
import type { StatusSeen } from './types';

/** A title's mark: 41 bits are enough to know seventy titles among the texts of a page. */
export const markOf = (norm: string): string => fingerprint(norm).slice(0, 8);

/**
 * Knows the status a shown text names: one of the article's four labels or a title of the portal.
 * @param norm the text as `normalise` gives it; it is also the title of the answer
 */
export function statusNamed(norm: string): StatusSeen | null {
  const mark = markOf(norm);
  const id = Object.hasOwn(STATUS_MARKS, mark) ? STATUS_MARKS[mark] : undefined;
  return id === undefined ? articleStatus(norm) : statusOf(id, norm);
}

/** The same for a text as it came, however it is written. */
export const statusCalled = (text: string): StatusSeen | null => statusNamed(normalise(text));
