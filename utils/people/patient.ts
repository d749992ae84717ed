import type { Patient } from '../documents';

/**
 * Whether two documents speak of one person. `unsure`: nothing speaks against it, and not enough for it: a family has
 * one surname, often one initial, sometimes one name.
 */
export type Sameness = 'same' | 'unsure' | 'other';

export function compare(a: Patient, b: Patient): Sameness {
  const born = a.born && b.born ? (a.born === b.born ? 'same' : 'other') : 'unsure';
  if (born === 'other') return 'other';
  const names = compareNames(wordsOf(a.name), wordsOf(b.name));
  if (names === 'other') return 'other';
  // A full name of three words is enough without a birth date; initials are enough only with it.
  return names === 'same' || born === 'same' ? 'same' : 'unsure';
}

/** Words of a name as they are compared: no case, «ё» is «е», a dash is a dash. */
const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[‐-―−]/g, '-')
    .replace(/\./g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');

function compareNames(a: readonly string[], b: readonly string[]): Sameness {
  const [familyA, ...restA] = a;
  const [familyB, ...restB] = b;
  if (familyA === undefined || familyA !== familyB) return 'other';
  const pairs = restA.slice(0, restB.length).map((word, at) => [word, restB[at] ?? ''] as const);
  if (!pairs.every(([one, two]) => (one.length === 1 || two.length === 1 ? one[0] === two[0] : one === two)))
    return 'other';
  const full = pairs.filter(([one, two]) => one.length > 1 && two.length > 1).length;
  return full >= 2 && restA.length === restB.length ? 'same' : 'unsure';
}

/** What is known of a person from the documents that are theirs. */
export type Acquaintance = { person: string; patients: readonly Patient[] };

/**
 * Whether a document may be filed for the chosen person without asking. `suggested`: the one other person whose
 * documents name the same patient.
 */
export type Verdict = { fits: true } | { fits: false; suggested: string | null };

/** A document that names nobody fits everybody: the person who brought it chose. */
export function judgePatient(patient: Patient | undefined, chosen: string, family: readonly Acquaintance[]): Verdict {
  if (!patient) return { fits: true };
  const known = (person: string) => family.find((one) => one.person === person)?.patients ?? [];
  const isSame = (patients: readonly Patient[]) => patients.some((other) => compare(patient, other) === 'same');
  const others = family.filter(({ person, patients }) => person !== chosen && isSame(patients));
  const [suggested, second] = others;
  if (isSame(known(chosen))) return { fits: true };
  if (known(chosen).length === 0 && others.length === 0) return { fits: true };
  return { fits: false, suggested: suggested && !second ? suggested.person : null };
}

/**
 * The same for what came by itself. Whoever stands on a screen has chosen nothing: a tab may have been forgotten weeks
 * ago, and what came while the archive was closed finds the first person there. So in a family nothing is filed without
 * a question but what names a patient who is known, and known of one person only; whichever page takes it in, it comes
 * to the same place.
 */
export function judgeArrival(patient: Patient | null, chosen: string, family: readonly Acquaintance[]): Verdict {
  if (family.length < 2) return judgePatient(patient ?? undefined, chosen, family);
  const [owner, second] = family.filter(({ patients }) =>
    patients.some((other) => patient !== null && compare(patient, other) === 'same'),
  );
  if (!owner || second) return { fits: false, suggested: null };
  return owner.person === chosen ? { fits: true } : { fits: false, suggested: owner.person };
}

/**
 * Whether what a document says of its patient speaks against where it lies.
 * @param beside patients of the other documents there
 * @param elsewhere patients of everybody else's
 */
export function isOutOfPlace(patient: Patient, beside: readonly Patient[], elsewhere: readonly Patient[]): boolean {
  const near = beside.map((other) => compare(patient, other));
  if (near.includes('same')) return false;
  const isKnown = elsewhere.some((other) => compare(patient, other) === 'same');
  return isKnown || (near.length > 0 && near.every((sameness) => sameness === 'other'));
}
