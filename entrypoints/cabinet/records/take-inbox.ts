import type { WaitingGroup } from '../../../components/archive';
import type { IntakeReport, Waiting } from '../../../utils/archive/store';
import { compare } from '../../../utils/people';
import type { KeyClient } from '../../../utils/vault';
import { emptyInbox } from '../inbox-desk';
import type { FactsReader } from '../read-facts';
import type { Family } from './family';

type Parts = { family: Family; facts: FactsReader; keys: KeyClient };

/**
 * Files what came in for the person on the screen. What names another patient stays where it is until somebody says
 * whose it is.
 */
export function takeFor({ family, facts, keys }: Parts): ReturnType<typeof emptyInbox> {
  const person = family.current();
  return emptyInbox({
    archive: family.archive(),
    keys,
    factsOf: facts.read,
    begin: family.acquaint,
    fits: (patient) => family.judge(patient).fits,
    onFiled: (patient) => family.learn(patient, person),
  });
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

/** One question for all documents of one patient. */
export function groupsOf(waiting: readonly Waiting[], family: Family): WaitingGroup[] {
  const groups: Waiting[][] = [];
  for (const one of waiting) {
    const same = groups.find(([first]) => first && compare(first.patient, one.patient) === 'same');
    if (same) same.push(one);
    else groups.push([one]);
  }
  return groups.flatMap((group): WaitingGroup[] => {
    const [first] = group;
    if (!first) return [];
    const verdict = family.judge(first.patient);
    return [
      {
        ids: group.map(({ id }) => id),
        titles: group.map(({ title }) => title),
        patient: first.patient.name,
        born: first.patient.born?.split('-').reverse().join('.') ?? null,
        suggested: verdict.fits ? null : verdict.suggested,
      },
    ];
  });
}
