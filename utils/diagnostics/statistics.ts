import type { CauseId } from './causes';
import { type Facts, factOf } from './fields';
import { causesOf } from './rank';

export type Count<T> = { what: T; count: number };
export type Statistics = {
  reports: number;
  /** Reports in which nothing was found. */
  clear: number;
  /** How often each cause was the first, and how often it was among them. */
  first: Count<CauseId>[];
  all: Count<CauseId>[];
  browsers: Count<NonNullable<Facts['browser']>>[];
};

/** Many reports in numbers; most frequent first, equals by name. */
export function statisticsOf(many: readonly Facts[]): Statistics {
  const causes = many.map((facts) => causesOf(facts).map(({ id }) => id));
  return {
    reports: many.length,
    clear: causes.filter((ids) => ids.length === 0).length,
    first: counted(causes.flatMap(([id]) => (id === undefined ? [] : [id]))),
    all: counted(causes.flat()),
    browsers: counted(many.flatMap(({ browser }) => factOf('browser', browser) ?? [])),
  };
}

function counted<T extends string>(items: readonly T[]): Count<T>[] {
  return [...Map.groupBy(items, (item) => item)]
    .map(([what, same]) => ({ what, count: same.length }))
    .sort((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1));
}
