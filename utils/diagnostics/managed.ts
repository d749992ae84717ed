import { FEATURES, type Feature } from '../platform';
import { type OwnRule, readRules } from './rules';

/** `contact` is drawn as text, at most 300 letters; `off` in the order of the list, what is not on it is left out. */
export type Managed = { contact: string | null; rules: readonly OwnRule[]; off: readonly Feature[] };

export const NOTHING_MANAGED: Managed = { contact: null, rules: [], off: [] };

/** Each setting stands alone: one that is wrong is left out, the other counts. */
export function managedFrom(set: Readonly<Record<string, unknown>>): Managed {
  const { supportContact, rules, disabled } = set;
  const read = typeof rules === 'string' ? readRules(rules) : null;
  const contact = typeof supportContact === 'string' ? supportContact.trim().slice(0, 300) : '';
  return {
    contact: contact || null,
    rules: read?.ok ? read.value : [],
    off: Array.isArray(disabled) ? FEATURES.filter((feature) => disabled.includes(feature)) : [],
  };
}
