import type { Entry } from './catalogue';

export type Named = Pick<Entry, 'name' | 'kind' | 'sha256'>;
type Listed = Named & Pick<Entry, 'id' | 'signs' | 'removedAt'>;

const MARK = /\.(sig|p7s|sgn|p7m)$/i;
const EXTENSION = /\.[\p{L}\d]{1,5}$/u;

/**
 * The document a signature stands beside, by its name: `a.xml.sig` is of `a.xml`; `a.sig` of the one `a.*`, an XML
 * before its PDF picture. Null when there is none, or more than one it may be: a guess here would be a false witness.
 */
export const signedBy = <Document extends Named>(signature: Named, documents: readonly Document[]): Document | null =>
  byName(documents)(signature);

/** The same, where it may be known which document it is of; then none but that will do. */
export const signedIn = <Document extends Named>(
  signature: Named & Pick<Listed, 'signs'>,
  documents: readonly Document[],
): Document | null =>
  signature.signs === undefined
    ? signedBy(signature, documents)
    : (documents.find(({ sha256 }) => sha256 === signature.signs) ?? null);

/** The same for many signatures: the names are read once. */
function byName<Document extends Named>(documents: readonly Document[]): (signature: Named) => Document | null {
  const candidates = documents.filter(({ kind }) => kind !== 'signature');
  const exact = Map.groupBy(candidates, ({ name }) => fold(name));
  const alike = Map.groupBy(candidates, ({ name }) => fold(name).replace(EXTENSION, ''));
  return ({ name }) => {
    const named = fold(name).replace(MARK, '');
    const found = exact.get(named) ?? alike.get(named) ?? [];
    const originals = exact.has(named) ? [] : found.filter(({ kind }) => kind === 'semd' || kind === 'xml');
    return only(originals.length > 0 ? originals : found);
  };
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

/**
 * Signatures by the id of their document: as it was written down when they were added, else by name. What is deleted and
 * what is not are never a pair: a signature that was just added would be out of sight, and go with what is in the trash.
 */
export function linkSignatures<One extends Listed>(entries: readonly One[]): Map<string, One[]> {
  const links = new Map<string, One[]>();
  for (const all of Map.groupBy(entries, ({ removedAt }) => removedAt === undefined).values()) {
    const signatures = all.filter(({ kind }) => kind === 'signature');
    const told = new Map((signatures.length > 0 ? all : []).map((one) => [one.sha256, one]));
    const named = byName(signatures.some(({ signs }) => signs === undefined) ? all : []);
    for (const one of signatures) {
      // Whose document is known is not looked for by name: it may have gone, and another be called the same.
      const document = one.signs === undefined ? named(one) : told.get(one.signs);
      if (document) links.set(document.id, [...(links.get(document.id) ?? []), one]);
    }
  }
  return links;
}

/** Signatures that lie beside the given documents: by their id, the SHA-256 of the document. */
export function besides(entries: readonly Listed[], ids: Pick<ReadonlySet<string>, 'has'>): Map<string, string> {
  const links = linkSignatures(entries);
  return new Map(
    entries
      .filter(({ id }) => ids.has(id))
      .flatMap(({ id, sha256 }) => (links.get(id) ?? []).map((signature) => [signature.id, sha256] as const)),
  );
}
