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

const LIMITS = { title: 300, organisation: 300, author: 120, name: 120, series: 160 } as const;

/** Facts without absent ones, cut to lengths that a list can bear. */
export function tidyFacts(found: { [Key in keyof DocumentFacts]: DocumentFacts[Key] | undefined }): DocumentFacts {
  const { title, day, organisation, author, patient, series, version } = found;
  return {
    ...(title ? { title: cut(title, LIMITS.title) } : {}),
    ...(day ? { day } : {}),
    ...(organisation ? { organisation: cut(organisation, LIMITS.organisation) } : {}),
    ...(author ? { author: cut(author, LIMITS.author) } : {}),
    ...(patient?.name ? { patient: { ...patient, name: cut(patient.name, LIMITS.name) } } : {}),
    ...(series ? { series: cut(series, LIMITS.series) } : {}),
    ...(version === undefined ? {} : { version }),
  };
}

const cut = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, limit - 1).trimEnd()}…`;

/** Null for a day that does not exist or that no document of a living person has. */
export function dayOf(year: number, month: number, day: number): Day | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists && year >= 1880 && year <= 2200 ? at.toISOString().slice(0, 10) : null;
}
