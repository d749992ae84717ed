import { err, ok, type RandomBytes, type Result, randomBytes } from '../kernel';
import type { VaultHeader } from './header';
import { isId, newId, type PersonId } from './ids';
import type { Person } from './keys';
import { type OpenVault, openWithKey } from './vault';
import { type Changed, rewrite } from './vault-change';

/** Colours a person may have: numbers, so that what they look like is decided where they are shown. */
export const COLOURS = 8;
export const MAX_NAME = 60;
const MAX_PERSONS = 32;

/** What the family calls somebody. */
export type PersonTold = { name: string; colour: number };
/** `add` makes a person with keys of their own; `tell` changes what one is called. */
export type PersonChange = { kind: 'add'; told: PersonTold } | { kind: 'tell'; id: PersonId; told: PersonTold };

export type PersonError = 'unknown-person' | 'too-many-persons' | 'forged-header' | 'damaged';

/**
 * The header with a person added or renamed. Until it is stored the one before is the truth, so a new person must not
 * be written for before {@link takeOver}: without their keys in a header nothing of theirs could be opened again.
 */
export async function withPersonChange(
  header: VaultHeader,
  vault: OpenVault,
  change: PersonChange,
  random: RandomBytes = randomBytes,
): Promise<Result<Changed & { person: PersonId }, PersonError>> {
  const opened = await openWithKey(header, vault.vaultKey);
  if (!opened.ok) return opened;
  const { persons } = opened.value;
  if (change.kind === 'tell') {
    if (!persons.some(({ id }) => id === change.id)) return err('unknown-person');
    const told = persons.map((person) => (person.id === change.id ? { ...person, ...tidy(change.told) } : person));
    return ok({
      ...(await rewrite(header, { ...opened.value, persons: told }, header.slots, random)),
      person: change.id,
    });
  }
  if (persons.length >= MAX_PERSONS) return err('too-many-persons');
  const fresh: Person = { id: newId<PersonId>(random), key: random(32), generation: 1, ...tidy(change.told) };
  const more = { ...opened.value, persons: [...persons, fresh] };
  return ok({ ...(await rewrite(header, more, header.slots, random)), person: fresh.id });
}

/**
 * The persons as a stored header has them. Refused when it is not of this vault or knows less than we do: a person who
 * is open here is never forgotten, and no generation goes back. Only one whose successor is there may be gone.
 */
export async function takeOver(header: VaultHeader, vault: OpenVault): Promise<Result<OpenVault, PersonError>> {
  const opened = await openWithKey(header, vault.vaultKey);
  if (!opened.ok) return opened;
  const has = (wanted: PersonId, generation: number): boolean =>
    opened.value.persons.some((person) => person.id === wanted && person.generation >= generation);
  const knows = vault.persons.every(
    ({ id, generation, successor }) => has(id, generation) || (successor !== undefined && has(successor, 1)),
  );
  return knows ? opened : err('damaged');
}

export function isPersonChange(change: unknown): change is PersonChange {
  const { kind, id, told } = (change ?? {}) as Record<string, unknown>;
  const { name, colour } = (told ?? {}) as Record<string, unknown>;
  const isTold =
    typeof name === 'string' &&
    name.length <= MAX_NAME &&
    Number.isInteger(colour) &&
    Number(colour) >= 0 &&
    Number(colour) < COLOURS;
  return isTold && (kind === 'add' || (kind === 'tell' && isId(id)));
}

const tidy = ({ name, colour }: PersonTold): PersonTold => ({ name: name.replace(/\s+/g, ' ').trim(), colour });
