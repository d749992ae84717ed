import type { PersonItem } from '../../../components/archive';
import {
  type Archive,
  type ArchiveParts,
  type Entry,
  isRemoved,
  moveRecords,
  openArchive,
  readHeader,
  replaceHeader,
} from '../../../utils/archive/store';
import type { Patient } from '../../../utils/documents';
import { type Acquaintance, judgeArrival, judgePatient, strangersAmong, type Verdict } from '../../../utils/people';
import { keyTexts } from '../../../utils/text';
import type { KeyClient, PersonId, PersonSeen, PersonTold } from '../../../utils/vault';
import { adoptStored, tendHeader } from '../vault-doors';

/** The archives of everybody in an open vault, one of which is on the screen. */
export type Family = {
  persons: () => PersonItem[];
  current: () => PersonId;
  archive: () => Archive;
  archives: () => Archive[];
  /** Hears of whom another page has added. */
  sync: () => Promise<void>;
  switchTo: (id: string) => boolean;
  /** A person with keys of their own, or a new name and colour of one; null when the header was not stored. */
  change: (id: string | null, told: PersonTold) => Promise<PersonId | null>;
  move: (ids: readonly string[], to: string) => Promise<boolean>;
  of: (id: string) => Archive | null;
  /** What a person's archive is opened with; null when there is nobody of that id. */
  partsOf: (id: string) => ArchiveParts | null;
  /** Reads whom everybody's documents name; then `judge` may be asked, and told of what is filed meanwhile. */
  acquaint: () => Promise<void>;
  /** Of what was brought for a person. The one on the screen may change while files are looked at, so they are named. */
  judge: (patient: Patient, person: string) => Verdict;
  /** Of what came by itself; null for a document that names nobody. */
  judgeArrival: (patient: Patient | null, person: string) => Verdict;
  /** Ids of those of the person's documents that name another patient than the rest. */
  outOfPlace: (entries: readonly Entry[]) => ReadonlySet<string>;
  learn: (patient: Patient, person: string) => void;
};

type Parts = Omit<ArchiveParts, 'person' | 'keys'> & { keys: KeyClient };

/** `first`: the archive that was opened already, of the first person. */
export function openFamily(parts: Parts, first: Archive, known: readonly PersonSeen[]): Family {
  let persons = [...known];
  let current = known[0]?.id as PersonId;
  const archives = new Map<string, Archive>([[current, first]]);
  let acquaintances: Acquaintance[] = [];
  const partsOf = (person: PersonId): ArchiveParts => ({ ...parts, person });
  const of = (id: string): Archive | null => {
    const person = persons.find((one) => one.id === id);
    if (!person) return null;
    const archive = archives.get(id) ?? openArchive(partsOf(person.id));
    archives.set(id, archive);
    return archive;
  };
  /** What could not be sealed anew stays with the old keys, in sight. */
  const shown = ({ id, name = '', colour = 0, successor }: PersonSeen): PersonItem => {
    const { old } = keyTexts(document.documentElement.lang === 'en' ? 'en' : 'ru').rekey;
    return { id, name: successor ? old(name) : name, colour };
  };
  const self: Family = {
    persons: () => persons.map(shown),
    current: () => current,
    archive: () => of(current) ?? first,
    archives: () => persons.map(({ id }) => of(id)).filter((archive) => archive !== null),
    async sync() {
      const now = await parts.keys.persons();
      if (now.ok) persons = now.value;
    },
    switchTo(id) {
      const person = persons.find((one) => one.id === id);
      if (person) current = person.id;
      return person !== undefined;
    },
    async change(id, told) {
      const person = id === null ? undefined : persons.find((one) => one.id === id)?.id;
      const change = person ? ({ kind: 'tell', id: person, told } as const) : ({ kind: 'add', told } as const);
      if (id !== null && !person) return null;
      const header = await readHeader();
      const changed = header.ok ? await parts.keys.changePersons(header.value.text, change) : null;
      if (!header.ok || !changed?.ok) return null;
      const stored = await replaceHeader(header.value.text, changed.value.header);
      const taken = stored.ok ? await adoptStored(parts.keys, changed.value.header) : null;
      if (!taken?.ok) return null;
      persons = taken.value.persons;
      // The spare must have a new person's keys before their first document.
      tendHeader();
      return changed.value.person;
    },
    async move(ids, to) {
      const person = persons.find((one) => one.id === to);
      if (!person || person.id === current) return false;
      return (await moveRecords(partsOf(current), partsOf(person.id), ids)).ok;
    },
    of,
    partsOf(id) {
      const person = persons.find((one) => one.id === id);
      return person ? partsOf(person.id) : null;
    },
    async acquaint() {
      await self.sync();
      const known: Acquaintance[] = [];
      for (const { id } of persons) {
        const entries = await of(id)?.entries();
        known.push({ person: id, patients: entries?.ok ? patientsOf(entries.value) : [] });
      }
      acquaintances = known;
    },
    judge: (patient, person) => judgePatient(patient, person, acquaintances),
    judgeArrival: (patient, person) => judgeArrival(patient, person, acquaintances),
    outOfPlace(entries) {
      const elsewhere = acquaintances.filter(({ person }) => person !== current).flatMap(({ patients }) => patients);
      return strangersAmong(
        entries.filter((entry) => !isRemoved(entry)),
        elsewhere,
      );
    },
    learn(patient, person) {
      acquaintances = acquaintances.map((one) =>
        one.person === person ? { ...one, patients: [...one.patients, patient] } : one,
      );
    },
  };
  return self;
}

const patientsOf = (entries: readonly Entry[]): Patient[] =>
  entries.filter((entry) => !isRemoved(entry)).flatMap(({ facts }) => (facts?.patient ? [facts.patient] : []));
