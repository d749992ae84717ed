import { dayIn, FACT_LIMITS, factsIn } from '../documents';
import { LATEST } from '../kernel';
import * as v from '../kernel/shape';

const [LONGEST, ROUTE, TYPE] = [1_024, 64, 255];

export const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
/** Rows that others have put into the store may be called anything, and a list could not name them. */
export const isId = (name: string): boolean => v.is(id, name);
export const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export const counter = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
export const placed = { id, revision: counter, generation: counter };
export const sealed = v.object({ hash, size: counter });
const day = v.pipe(
  v.string(),
  v.check((told) => dayIn(told) !== null),
);
export const moment = v.pipe(counter, v.maxValue(LATEST));
const facts = v.object({
  title: v.exactOptional(text(FACT_LIMITS.title)),
  day: v.exactOptional(day),
  organisation: v.exactOptional(text(FACT_LIMITS.organisation)),
  author: v.exactOptional(text(FACT_LIMITS.author)),
  patient: v.exactOptional(v.object({ name: text(FACT_LIMITS.name), born: v.exactOptional(day) })),
  series: v.exactOptional(text(FACT_LIMITS.series)),
  version: v.exactOptional(counter),
});
const recordKind = v.picklist([
  'lab',
  'visit',
  'study',
  'discharge',
  'referral',
  'paper',
  'recipe',
  'vaccine',
  'other',
]);
/** `kind`: what people look for, not what the file is. An empty organisation: none, whatever the document says. */
const corrected = v.object({
  title: v.exactOptional(text(FACT_LIMITS.title)),
  day: v.exactOptional(day),
  kind: v.exactOptional(recordKind),
  organisation: v.exactOptional(text(FACT_LIMITS.organisation)),
});

export const told = {
  ...placed,
  title: text(LONGEST),
  name: text(LONGEST),
  kind: v.picklist(['pdf', 'xml', 'semd', 'jpeg', 'png', 'heic', 'zip', 'signature', 'html', 'empty', 'unknown']),
  source: v.picklist(['portal-download', 'order-file', 'own-file']),
  route: text(ROUTE),
  contentType: v.nullable(text(TYPE)),
  capturedAt: moment,
  addedAt: moment,
  size: counter,
  sha256: hash,
  facts: v.exactOptional(facts),
  corrected: v.exactOptional(corrected),
  removedAt: v.exactOptional(moment),
  signs: v.exactOptional(hash),
};
export const entryShape = v.object({ ...told, sealed });

/**
 * What lists need of a record. `size`: bytes of the original. `sha256`: of the original, hexadecimal. `capturedAt`,
 * `addedAt`: ms since the epoch, 0 when it is not known. `generation`, `revision`: where the body is bound to; `sealed`:
 * its ciphertext. The title is empty when what described the document was lost. `facts`: what the document says of
 * itself, absent when it was not asked yet. `corrected`: what the person says in their place. `removedAt`: when the person
 * deleted it; until it goes for good it can be brought back. `signs`: of a signature, SHA-256 of the document it stands
 * beside.
 */
export type Entry = v.InferOutput<typeof entryShape>;

const cut = (limit: number) =>
  v.fallback(text(limit), (read) => (typeof read?.value === 'string' ? (read.value as string).slice(0, limit) : ''));

const correctedIn = (said: unknown): v.InferOutput<typeof corrected> => {
  const { title, day, organisation } = factsIn(said);
  const { kind, organisation: none } = (said ?? {}) as { kind?: unknown; organisation?: unknown };
  return {
    ...(title ? { title } : {}),
    ...(day ? { day } : {}),
    ...(v.is(recordKind, kind) ? { kind } : {}),
    ...(organisation || none === '' ? { organisation: organisation ?? '' } : {}),
  };
};

/**
 * The same, forgiving what no document hangs on. Such a line can come out of a copy, and may lie in a list from the days
 * when nobody looked before writing: an odd date is no reason to lose 256 documents. What does not fit is cut, dropped or
 * not known. A deleted document whose day of deletion is odd is not in a hurry to go.
 */
const mended = {
  ...told,
  title: cut(LONGEST),
  name: cut(LONGEST),
  route: cut(ROUTE),
  contentType: v.fallback(told.contentType, null),
  capturedAt: v.fallback(moment, 0),
  addedAt: v.fallback(moment, 0),
  facts: v.exactOptional(v.pipe(v.unknown(), v.transform(factsIn))),
  corrected: v.exactOptional(v.pipe(v.unknown(), v.transform(correctedIn))),
  removedAt: v.exactOptional(v.fallback(moment, LATEST)),
};
export const mendedTold = v.object(mended);
export const mendedEntry = v.object({ ...mended, sealed });

/** What is known of a document apart from where it lies in this archive: what a backup carries. */
export const documentFields = v.omit(mendedTold, ['revision', 'generation', 'addedAt', 'removedAt']).entries;
