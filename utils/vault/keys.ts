import type { Bytes } from '../kernel';
import type { Part } from './context';
import { hkdf, keyInfo } from './hkdf';
import type { PersonId } from './ids';

/**
 * A family member's own key and the generation new parts are written under. The key never leaves the key worker. `name`
 * and `colour` are what the family calls them; a person nobody has named yet has neither. `successor`: while the vault is
 * re-keyed, the same human being under a new id and a new key, to whom what this one still has is on its way.
 */
export type Person = {
  id: PersonId;
  key: Bytes;
  generation: number;
  name?: string;
  colour?: number;
  successor?: PersonId;
};

/**
 * `oldInboxes`: after re-keyings, the identities captures were sealed to before them, newest first. They are kept: a
 * capture may be on its way while everything is made new, and what was set aside unread may be readable one day.
 */
export type Keyring = { persons: Person[]; oldInboxes?: string[] };

/** What is derived from the vault key itself: keyring, inbox identity, the header's MAC, recovery slots, heads. */
export const vaultKeys = {
  keyring: (vaultKey: Bytes) => hkdf(vaultKey, keyInfo('keyring')),
  inbox: (vaultKey: Bytes) => hkdf(vaultKey, keyInfo('inbox')),
  header: (vaultKey: Bytes) => hkdf(vaultKey, keyInfo('header')),
  recovery: (vaultKey: Bytes) => hkdf(vaultKey, keyInfo('recovery')),
  heads: (vaultKey: Bytes) => hkdf(vaultKey, keyInfo('heads')),
};

const KEY_OF_PART = {
  meta: 'record',
  body: 'record',
  thumb: 'record',
  segment: 'record',
  directory: 'record',
  manifest: 'manifest',
  index: 'index',
} as const satisfies Record<Part, string>;

/** Which of a person's keys a part is sealed under. */
export const keyOfPart = (part: Part): (typeof KEY_OF_PART)[Part] => KEY_OF_PART[part];

/** The Cobblestone-256 input key of a person's part in a generation: record, manifest or index key. */
export function partKey(personKey: Bytes, part: Part, generation: number): Promise<Bytes> {
  const number = new Uint8Array(4);
  new DataView(number.buffer).setUint32(0, generation);
  return hkdf(personKey, keyInfo(KEY_OF_PART[part], number));
}
