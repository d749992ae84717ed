import { type Bytes, err, ok, type Result } from '../../kernel';
import type { DocumentFacts } from '../facts';
import { parseXml, type XmlError } from '../xml/parse-xml';
import { isClinical, semdFacts } from './header';
import { type Readable, readableOf } from './readable';

export type SemdError = XmlError | 'not-clinical';

/** Facts of a СЭМД's header. */
export const readSemdFacts = (bytes: Bytes): Result<DocumentFacts, SemdError> => read(bytes, semdFacts);
/** A СЭМД as a document to read. */
export const readSemd = (bytes: Bytes): Result<Readable, SemdError> => read(bytes, readableOf);

function read<T>(bytes: Bytes, look: (root: Parameters<typeof semdFacts>[0]) => T): Result<T, SemdError> {
  const root = parseXml(bytes);
  if (!root.ok) return root;
  return isClinical(root.value) ? ok(look(root.value)) : err('not-clinical');
}
