import type { Entry } from '../catalogue';
import type { BackupDocument, Metadata } from './metadata';
import { planRestore, type RestorePlan } from './restore';

/** Somebody whose archive is here, under the name that is shown. */
export type Kin = { id: string; name: string; entries: readonly Pick<Entry, 'id' | 'sha256'>[] };

/** In place of an id: a person who is not here yet. */
export const NEW = 'new';

/**
 * What the archive proposes for the documents of one person of the copy. `from`: the name in the copy, null where it has
 * none (version 1). `to`: the id of a person here, `NEW`, or null where only the person at the screen can know. `asks`:
 * it is a guess, and they may choose another. `rename`: the person here has neither documents nor a name of their own,
 * and takes the copy's.
 */
export type Offer = {
  from: string | null;
  colour: number;
  documents: readonly BackupDocument[];
  to: string | null;
  asks: boolean;
  rename: boolean;
};

/**
 * Where the documents of one person of the copy go. `to`: the person here, null when one is to be added. `open`: nobody
 * has said yet. `name`: of whom they go to.
 */
export type Placement = Pick<Offer, 'from' | 'colour' | 'asks' | 'rename'> & {
  name: string;
  to: string | null;
  open: boolean;
  plan: RestorePlan;
};

type Owner = { id: string | null; name: string | null; colour: number; documents: readonly BackupDocument[] };
type Found = { kin: Kin; sure: boolean; rename?: boolean };

/**
 * Whose each document is, from the surest sign to the weakest: the same id, the same name that somebody gave, most of
 * the documents there already, two who never had a name, the first one of a fresh archive. Who is on the screen is no
 * sign: a copy of one person must not end under another without a word.
 * @param unnamed what somebody without a name of their own is called, in each language
 */
export function offerPlaces(here: readonly Kin[], copy: Metadata, unnamed: readonly string[]): Offer[] {
  const owners = ownersOf(copy);
  const isNamed = (name: string | null): name is string => name !== null && !unnamed.some((one) => alike(one, name));
  const free = here.filter(({ id }) => !copy.persons.some((one) => one.id === id));
  const only = here.length === 1 && here[0]?.entries.length === 0 ? here[0] : undefined;
  const taken = new Set<string>();
  const isFree = ({ id }: Kin) => !taken.has(id);
  const surely = (kin: Kin | undefined, sure = true): Found | undefined => kin && { kin, sure };

  const signs: ((owner: Owner) => Found | undefined)[] = [
    ({ id }) => surely(here.find((one) => one.id === id)),
    ({ name }) => surely(isNamed(name) ? free.find((one) => isFree(one) && alike(one.name, name)) : undefined),
    ({ documents }) => holderOf(here, documents),
    ({ name }) =>
      isNamed(name)
        ? undefined
        : surely(
            free.find((one) => isFree(one) && !isNamed(one.name)),
            only !== undefined,
          ),
    ({ name }) =>
      only && isFree(only) && !isNamed(only.name) ? { kin: only, sure: true, rename: isNamed(name) } : undefined,
  ];
  const found = new Map<Owner, Found>();
  for (const sign of signs) {
    for (const owner of owners) {
      const seen = found.has(owner) ? undefined : sign(owner);
      if (!seen) continue;
      found.set(owner, seen);
      taken.add(seen.kin.id);
    }
  }
  const isChoice = free.some(isFree);
  return owners.map((owner): Offer => {
    const { name: from, colour, documents } = owner;
    const { kin, sure = false, rename = false } = found.get(owner) ?? {};
    if (kin) return { from, colour, documents, to: kin.id, asks: !sure, rename };
    const to = isNamed(from) || !isChoice ? NEW : null;
    return { from, colour, documents, to, asks: isChoice, rename: false };
  });
}

/**
 * What would be done, once the person has had their say.
 * @param chosen id of a person here or `NEW`, by the number of the offer
 */
export function placeDocuments(
  here: readonly Kin[],
  offers: readonly Offer[],
  unnamed: string,
  chosen: ReadonlyMap<number, string> = new Map(),
): Placement[] {
  const names = here.map(({ name }) => name);
  const coming = new Map<string, BackupDocument[]>();
  return offers.map(({ from, colour, documents, to: offered, asks, rename }, at): Placement => {
    const to = chosen.get(at) ?? offered;
    const kin = here.find(({ id }) => id === to);
    // Two of the copy may go to one person here, who keeps the same bytes once.
    const before = (kin && coming.get(kin.id)) ?? [];
    const plan = planRestore([...(kin?.entries ?? []), ...before], documents);
    if (kin) coming.set(kin.id, [...before, ...plan.fresh, ...plan.differ]);
    const name = kin && !rename ? kin.name : nameApart(from ?? unnamed, names);
    if (!kin && to === NEW) names.push(name);
    return { from, colour, asks, rename, name, to: kin?.id ?? null, open: to === null, plan };
  });
}

/** Everybody of whom there is anything in the copy; first what it does not say whose it is. */
function ownersOf({ persons, documents }: Metadata): Owner[] {
  const nobody = { id: null, name: null, colour: 0, documents: documents.filter(({ person }) => person === undefined) };
  const all = persons.map(({ id, name, colour = 0 }) => ({
    ...{ id, name, colour },
    documents: documents.filter(({ person }) => person === id),
  }));
  const owners = [nobody, ...all];
  return owners.filter((owner) => owner.documents.length > 0);
}

/** Who has most of these documents already: they were restored there before, or are the same person's renamed. */
function holderOf(here: readonly Kin[], documents: readonly BackupDocument[]): Found | undefined {
  const wanted = new Set(documents.map(({ sha256 }) => sha256));
  const heldBy = ({ entries }: Kin) =>
    new Set(entries.map(({ sha256 }) => sha256).filter((one) => wanted.has(one))).size;
  const [most] = here.map((kin) => ({ kin, held: heldBy(kin) })).sort((a, b) => b.held - a.held);
  return most && most.held * 2 > wanted.size ? { kin: most.kin, sure: most.held === wanted.size } : undefined;
}

const alike = (one: string, other: string): boolean => bare(one) === bare(other);
const bare = (name: string): string => name.normalize('NFKC').trim().toLowerCase().replaceAll('ё', 'е');

/** Two of one name on the screen could not be told apart. */
function nameApart(name: string, names: readonly string[]): string {
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name} ${n}`;
    if (!names.some((one) => alike(one, tried))) return tried;
  }
}
