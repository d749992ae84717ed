import { loggedInOn } from '../faces/signs';
import { statusCalled } from '../status-names';
import type { StatusGroup } from '../types';
import { findPicked } from './find';
import type { Picked } from './types';

export type PickedSight = { kind: 'text'; text: string } | { kind: 'login' } | { kind: 'changed'; anchor: string };

/** What a page says of a picked status; null while the portal is still drawing it. */
export function pickedSight(picked: Picked, page: Document): PickedSight | null {
  if (loggedInOn(page) === false) return { kind: 'login' };
  const found = findPicked(picked, page);
  if (found.ok) return { kind: 'text', text: found.value.text };
  const { anchor } = found.error;
  return anchor === 'picked.loading' ? null : { kind: 'changed', anchor };
}

/** A word the portal is known to use says what kind of status it is; of others we do not guess. */
export const namedGroup = (text: string): StatusGroup => statusCalled(text)?.group ?? 'unknown';
