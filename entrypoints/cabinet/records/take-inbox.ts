import type { WaitingGroup } from '../../../components/archive';
import type { IntakeReport, Waiting } from '../../../utils/archive/store';
import type { Patient } from '../../../utils/documents';
import { compare } from '../../../utils/people';
import type { KeyClient } from '../../../utils/vault';
import { emptyInbox, type InboxMemory } from '../inbox-desk';
import type { FactsReader } from '../read-facts';
import type { Family } from './family';

type Parts = { family: Family; facts: FactsReader; keys: KeyClient };

/**
 * Files what came in for the person on the screen: with several persons only what is known to be theirs, so that it does
 * not matter which of the open pages is the first to hear of it. The rest stays where it is until somebody says whose
 * it is.
 */
export function takeFor({ family, facts, keys }: Parts, memory: InboxMemory): ReturnType<typeof emptyInbox> {
  const person = family.current();
  const parts = {
    archive: family.archive(),
    keys,
    factsOf: facts.read,
    begin: family.acquaint,
    fits: (patient: Patient | null) => family.judgeArrival(patient, person).fits,
    onFiled: (patient: Patient) => family.learn(patient, person),
  };
  return emptyInbox(parts, memory);
}

/** The person has said whose these are. */
export async function settle(
  { family, facts, keys }: Parts,
  ids: readonly string[],
  person: string,
): Promise<IntakeReport | null> {
  const archive = family.of(person);
  if (!archive) return null;
  return (await emptyInbox({ archive, keys, factsOf: facts.read, only: new Set(ids) })).taken;
}

/** What somebody is asked about, by its ids, with the signatures that wait for the same answer. */
export const withTheirs = (
  waiting: readonly Waiting[],
  asked: readonly string[] = waiting.map(({ id }) => id),
): string[] => [...asked, ...waiting.filter(({ id }) => asked.includes(id)).flatMap(({ signatures }) => signatures)];

/** One question for all documents of one patient, and one for those that name nobody for the same reason. */
export function groupsOf(waiting: readonly Waiting[], family: Family): WaitingGroup[] {
  const groups: [Waiting, ...Waiting[]][] = [];
  for (const one of waiting) {
    const same = groups.find(([first]) => isOfSame(first.patient, one.patient));
    if (same) same.push(one);
    else groups.push([one]);
  }
  return groups.map((group): WaitingGroup => {
    const [{ patient }] = group;
    const documents = group.map(({ id, title }) => ({ id, title }));
    if (typeof patient === 'string') return { documents, patient, suggested: null };
    const verdict = family.judgeArrival(patient, family.current());
    const born = patient.born?.split('-').reverse().join('.') ?? null;
    return {
      documents,
      patient: { name: patient.name, born },
      suggested: verdict.fits ? null : verdict.suggested,
    };
  });
}

const isOfSame = (a: Waiting['patient'], b: Waiting['patient']): boolean =>
  typeof a === 'string' || typeof b === 'string' ? a === b : compare(a, b) === 'same';
