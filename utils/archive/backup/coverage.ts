import { fromBase64, fromHex, toBase64, toHex } from '../../kernel';
import type { Entry } from '../catalogue';
import type { Metadata } from './metadata';
import type { Copied, LastBackup } from './reminder';

/** 48 bits of a SHA-256: enough that of 100 000 documents no two meet, few enough to keep of each. */
const BYTES = 6;

/** What a copy holds, to be remembered in few bytes: the beginnings of the sums, one after the other, in Base64. */
export function holdingOf(hashes: readonly string[]): string {
  return toBase64(fromHex(hashes.map(beginning).join('')) ?? new Uint8Array());
}

/** Of each person in a copy what is to be remembered; told from the copy itself, for what was damaged is not in it. */
export function lastBackupsOf({ persons, documents, createdAt }: Metadata, checkedAt: number) {
  return Object.fromEntries(
    persons.map(({ id }): [string, LastBackup] => {
      const theirs = documents.filter(({ person }) => person === id);
      const holds = holdingOf(theirs.map(({ sha256 }) => sha256));
      return [id, { at: createdAt, documents: theirs.length, checkedAt, holds }];
    }),
  );
}

type Owner = { id: string; entries: readonly Pick<Entry, 'sha256' | 'addedAt'>[] };

/**
 * How many of each person's documents are in no last copy, whoever's: what was moved since is still in the copy of whom
 * it was moved from. When a document came says nothing of it: one that was deleted, or damaged, or another's when the
 * copy was made, came before it and is not in it. Only of a copy from the days when nobody remembered what it holds that
 * is all there is to go by.
 */
export function copiedOf(people: readonly Owner[], lasts: Readonly<Record<string, LastBackup>>): Copied[] {
  const held = new Set(Object.values(lasts).flatMap(({ holds = '' }) => beginningsIn(holds)));
  return people.map(({ id, entries }): Copied => {
    const last = lasts[id] ?? null;
    const isCopied = ({ sha256, addedAt }: Owner['entries'][number]): boolean =>
      held.has(beginning(sha256)) || (last !== null && last.holds === undefined && addedAt <= last.at);
    return { documents: entries.length, fresh: entries.filter((entry) => !isCopied(entry)).length, last };
  });
}

const beginning = (sha256: string): string => sha256.slice(0, BYTES * 2);

function beginningsIn(holds: string): string[] {
  const all = toHex(fromBase64(holds) ?? new Uint8Array());
  return Array.from({ length: all.length / (BYTES * 2) }, (_, n) => all.slice(n * BYTES * 2, (n + 1) * BYTES * 2));
}
