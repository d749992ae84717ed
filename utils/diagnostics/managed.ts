import { type OwnRule, readRules } from './rules';

/** `contact` is drawn as text under the report, at most 300 letters. */
export type Managed = { contact: string | null; rules: readonly OwnRule[] };

/** Each setting stands alone: one that is wrong is left out, the other counts. */
export function managedFrom(set: Readonly<Record<string, unknown>>): Managed {
  const { supportContact, rules } = set;
  const read = typeof rules === 'string' ? readRules(rules) : null;
  const contact = typeof supportContact === 'string' ? supportContact.trim().slice(0, 300) : '';
  return { contact: contact || null, rules: read?.ok ? read.value : [] };
}
