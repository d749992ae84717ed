import type { DocumentFacts, Patient } from '../documents';
import { isOutOfPlace } from './patient';

/**
 * Ids of documents that name another patient than those they lie with. A long list names few: each patient is looked at
 * once.
 */
export function strangersAmong(
  entries: readonly { id: string; facts?: DocumentFacts | undefined }[],
  elsewhere: readonly Patient[],
): ReadonlySet<string> {
  const byPatient = Map.groupBy(
    entries.filter(({ facts }) => facts?.patient),
    ({ facts }) => keyOf(facts?.patient),
  );
  const patients = new Map([...byPatient].map(([key, [first]]) => [key, first?.facts?.patient]));
  const known = [...new Map(elsewhere.map((patient) => [keyOf(patient), patient])).values()];
  const strangers = new Set<string>();
  for (const [key, patient] of patients) {
    const own = byPatient.get(key) ?? [];
    const beside = [...patients].flatMap(([other, one]) => (one && (other !== key || own.length > 1) ? [one] : []));
    if (patient && isOutOfPlace(patient, beside, known)) for (const { id } of own) strangers.add(id);
  }
  return strangers;
}

const keyOf = (patient: Patient | undefined): string => JSON.stringify([patient?.name, patient?.born]);
