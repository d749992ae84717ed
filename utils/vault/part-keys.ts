import { type ChunkedKey, chunkedKey } from './cobblestone';
import type { Part } from './context';
import { keyOfPart, type Person, partKey } from './keys';

/** Derived anew beyond that: a generation is a number that pages may ask for at will. */
const MOST = 64;

/**
 * The keys of parts, each derived once: a thousand documents are sealed under the same one. They are not to be read out,
 * and stand for nothing that the persons' own keys beside them do not.
 */
export type PartKeys = {
  of(person: Person, part: Part, generation: number): Promise<ChunkedKey>;
  /** Together with the vault they were derived from. */
  forget(): void;
};

export function partKeys(): PartKeys {
  const kept = new Map<string, Promise<ChunkedKey>>();
  return {
    of(person, part, generation) {
      const name = `${person.id} ${keyOfPart(part)} ${generation}`;
      const known = kept.get(name);
      if (known) return known;
      const made = partKey(person.key, part, generation).then(chunkedKey);
      if (kept.size >= MOST) kept.clear();
      kept.set(name, made);
      made.catch(() => kept.delete(name));
      return made;
    },
    forget: () => kept.clear(),
  };
}
