import type { Entry } from './catalogue';

export type Named = Pick<Entry, 'name' | 'kind' | 'sha256'>;
type Signature = Named & Pick<Entry, 'signs'>;

const MARK = /\.(sig|p7s|sgn|p7m)$/i;
const EXTENSION = /\.[\p{L}\d]{1,5}$/u;

/**
 * The document a signature stands beside, by its name: `a.xml.sig` is of `a.xml`; `a.sig` of the one `a.*`, an XML
 * before its PDF picture. Null when there is none, or more than one it may be: a guess here would be a false witness.
 */
export function signedBy<Document extends Named>(signature: Named, documents: readonly Document[]): Document | null {
  const named = fold(signature.name).replace(MARK, '');
  const candidates = documents.filter(({ kind }) => kind !== 'signature');
  const exact = candidates.filter(({ name }) => fold(name) === named);
  if (exact.length > 0) return only(exact);
  const alike = candidates.filter(({ name }) => fold(name).replace(EXTENSION, '') === named);
  const originals = alike.filter(({ kind }) => kind === 'semd' || kind === 'xml');
  return only(originals.length > 0 ? originals : alike);
}

/** One document, though perhaps listed twice. */
const only = <One extends Named>(found: readonly One[]): One | null =>
  new Set(found.map(({ sha256 }) => sha256)).size === 1 ? (found[0] ?? null) : null;

/** macOS writes й as two letters, and a browser marks a second download. */
const fold = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/ \(\d+\)(?=\.|$)/g, '');

/** Signatures by the id of their document: as it was written down when they were added, else by name. */
export function linkSignatures<One extends Signature & Pick<Entry, 'id'>>(entries: readonly One[]): Map<string, One[]> {
  const links = new Map<string, One[]>();
  for (const one of entries) {
    if (one.kind !== 'signature') continue;
    const told = one.signs === undefined ? null : entries.find(({ sha256 }) => sha256 === one.signs);
    const document = told ?? signedBy(one, entries);
    if (document) links.set(document.id, [...(links.get(document.id) ?? []), one]);
  }
  return links;
}
