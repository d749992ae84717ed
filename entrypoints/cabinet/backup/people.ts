import type { ArchiveFailure, Belongings, LastBackups } from '../../../utils/archive/store';
import { err, ok, type Result } from '../../../utils/kernel';
import { type Locale, recordTexts } from '../../../utils/text';
import type { Family } from '../records/family';
import { listedOnly } from '../records/listed-only';

/** Whose records a copy is of. */
export type Scope = 'everybody' | 'shown';

/** What somebody whom nobody named is called: first as the page says it now, then as a copy of the other language does. */
export function unnamedIn(): string[] {
  const locales: Locale[] = document.documentElement.lang === 'en' ? ['en', 'ru'] : ['ru', 'en'];
  return locales.map((locale) => recordTexts(locale).people.unnamed);
}

/** What is in the list of each, under the name that is shown: what was deleted goes into no copy. */
export async function belongingsOf(family: Family, scope: Scope): Promise<Result<Belongings[], ArchiveFailure>> {
  await family.sync();
  const people = family.persons().filter(({ id }) => scope === 'everybody' || id === family.current());
  const [unnamed = ''] = unnamedIn();
  const all: Belongings[] = [];
  for (const { id, name, colour } of people) {
    const archive = family.of(id);
    if (!archive) return err('gone');
    const { entries, read } = listedOnly(archive);
    const listed = await entries();
    if (!listed.ok) return listed;
    all.push({ id, name: name || unnamed, colour, entries: listed.value, read });
  }
  return ok(all);
}

export const countOf = (people: readonly Belongings[]): number =>
  people.reduce((sum, { entries }) => sum + entries.length, 0);

/** The newest copy and how many documents went into it, of everybody who is in it. */
export function newestCopy(lasts: LastBackups): { at: number; documents: number } | null {
  const all = Object.values(lasts);
  const at = Math.max(...all.map((last) => last.at));
  if (all.length === 0) return null;
  return { at, documents: all.filter((last) => last.at === at).reduce((sum, last) => sum + last.documents, 0) };
}
