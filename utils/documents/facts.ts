import { plain } from '../kernel';

/** A day as `YYYY-MM-DD`: documents tell days, and a day has no time zone. */
export type Day = string;

/** Whose a document says it is. `born` is absent when it does not say. */
export type Patient = { name: string; born?: Day };

/**
 * What a document says of itself; whatever it does not say plainly is absent. `series`: the same for all versions of
 * one document, and `version` their number (CDA setId, versionNumber).
 */
export type DocumentFacts = {
  title?: string;
  day?: Day;
  organisation?: string;
  author?: string;
  patient?: Patient;
  series?: string;
  version?: number;
};

/** Lengths that a list of documents can bear. */
export const FACT_LIMITS = { title: 300, organisation: 300, author: 120, name: 120, series: 160 } as const;

/** Facts without absent ones, each text one line cut to a length that a list can bear. */
export function tidyFacts(found: { [Key in keyof DocumentFacts]: DocumentFacts[Key] | undefined }): DocumentFacts {
  const { day, patient, version } = found;
  const line = (text: string | undefined, limit: number) => text && cut(plain(text), limit);
  const title = line(found.title, FACT_LIMITS.title);
  const organisation = line(found.organisation, FACT_LIMITS.organisation);
  const author = line(found.author, FACT_LIMITS.author);
  const name = line(patient?.name, FACT_LIMITS.name);
  const series = line(found.series, FACT_LIMITS.series);
  return {
    ...(title ? { title } : {}),
    ...(day ? { day } : {}),
    ...(organisation ? { organisation } : {}),
    ...(author ? { author } : {}),
    ...(patient && name ? { patient: { ...patient, name } } : {}),
    ...(series ? { series } : {}),
    ...(version === undefined ? {} : { version }),
  };
}

/**
 * Facts from where nothing is promised: what reads a document may be made to say anything by it. What does not fit is
 * cut or dropped.
 */
export function factsIn(told: unknown): DocumentFacts {
  const { title, day, organisation, author, patient, series, version } = fieldsOf(told);
  const { name, born } = fieldsOf(patient);
  const named = textIn(name);
  const bornAt = dayIn(born);
  return tidyFacts({
    title: textIn(title),
    day: dayIn(day) ?? undefined,
    organisation: textIn(organisation),
    author: textIn(author),
    patient: named === undefined ? undefined : { name: named, ...(bornAt ? { born: bornAt } : {}) },
    series: textIn(series),
    version: Number.isSafeInteger(version) && Number(version) >= 0 ? Number(version) : undefined,
  });
}

const fieldsOf = (told: unknown) => (typeof told === 'object' && told ? told : {}) as Record<string, unknown>;
const textIn = (told: unknown): string | undefined => (typeof told === 'string' ? told : undefined);

const cut = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, limit - 1).trimEnd()}…`;

/** `2026-05-20` when it is a day by {@link dayOf}, null for anything else. */
export function dayIn(told: unknown): Day | null {
  const [, year, month, day] = (typeof told === 'string' && /^(\d{4})-(\d{2})-(\d{2})$/.exec(told)) || [];
  return dayOf(Number(year), Number(month), Number(day));
}

/** The first and the last day a document of a living person can have. */
export const DAYS = { first: '1880-01-01', last: '2200-12-31' } as const;

/** Null for a day that does not exist or is not within {@link DAYS}. */
export function dayOf(year: number, month: number, day: number): Day | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  const told = exists ? at.toISOString().slice(0, 10) : '';
  return told >= DAYS.first && told <= DAYS.last ? told : null;
}
