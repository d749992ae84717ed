import { type Bytes, err, fromUtf8, ok, type Result, utf8 } from '../kernel';
import * as v from '../kernel/shape';

/** Entries of one segment: small enough to write again with each document, large enough to compress well. */
export const SEGMENT_SIZE = 256;
const VERSION = 2;

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const counter = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
const placed = { id, revision: counter, generation: counter };
const sealed = v.object({ hash, size: counter });
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
const facts = v.object({
  title: v.exactOptional(text(300)),
  day: v.exactOptional(day),
  organisation: v.exactOptional(text(300)),
  author: v.exactOptional(text(120)),
  patient: v.exactOptional(v.object({ name: text(120), born: v.exactOptional(day) })),
  series: v.exactOptional(text(160)),
  version: v.exactOptional(counter),
});
const corrected = v.object({ title: v.exactOptional(text(300)), day: v.exactOptional(day) });

const told = {
  ...placed,
  title: text(1_024),
  name: text(1_024),
  kind: v.picklist(['pdf', 'xml', 'semd', 'jpeg', 'png', 'heic', 'zip', 'signature', 'html', 'empty', 'unknown']),
  source: v.picklist(['portal-download', 'order-file', 'own-file']),
  route: text(64),
  contentType: v.nullable(text(255)),
  capturedAt: counter,
  addedAt: counter,
  size: counter,
  sha256: hash,
  facts: v.exactOptional(facts),
  corrected: v.exactOptional(corrected),
  removedAt: v.exactOptional(counter),
  signs: v.exactOptional(hash),
};
const entryShape = v.object({ ...told, sealed });
/** What is known of a document apart from where it lies in this archive: what a backup carries. */
export const documentFields = v.omit(v.object(told), ['revision', 'generation', 'addedAt']).entries;
const list = <Shape extends v.GenericSchema>(shape: Shape) => v.pipe(v.array(shape), v.maxLength(SEGMENT_SIZE));
const segmentShapes = v.variant('version', [
  v.object({ version: v.literal(1), entries: list(v.object(told)) }),
  v.object({ version: v.literal(VERSION), entries: list(entryShape), deleted: v.array(v.object(placed)) }),
]);
const directoryShape = v.object({
  version: v.literal(1),
  segments: v.array(v.object({ ...placed, count: counter })),
});
const manifestShape = v.object({
  version: v.literal(VERSION),
  previous: v.nullable(hash),
  segments: v.array(v.object({ ...placed, ...sealed.entries, count: counter })),
  setAside: v.array(id),
});

/**
 * What lists need of a record. `size`: bytes of the original. `sha256`: of the original, hexadecimal. `capturedAt`,
 * `addedAt`: ms since the epoch. `generation`, `revision`: where the body is bound to; `sealed`: its ciphertext. The
 * title is empty when what described the document was lost. `facts`: what the document says of itself, absent when it
 * was not asked yet. `corrected`: what the person says in their place. `removedAt`: when the person deleted it; until it
 * goes for good it can be brought back. `signs`: of a signature, SHA-256 of the document it stands beside.
 */
export type Entry = v.InferOutput<typeof entryShape>;
/** An entry of version 1 does not know its ciphertext. */
export type BareEntry = Omit<Entry, 'sealed'> & Partial<Pick<Entry, 'sealed'>>;
/** A document that was removed, and the last revision of it there was. */
export type Tombstone = Pick<Entry, 'id' | 'revision' | 'generation'>;
export type Segment = { entries: Entry[]; deleted: Tombstone[] };
/** `count`: of its entries, so that it can be said how many documents went with a segment. */
export type SegmentRef = v.InferOutput<typeof manifestShape>['segments'][number];
/**
 * A person's whole list. `previous`: SHA-256 of the ciphertext of the manifest before, null in the first. `setAside`:
 * rows of the store that belong to nothing and that the person knows of.
 */
export type Manifest = Omit<v.InferOutput<typeof manifestShape>, 'version'>;

/** Compressed before it is sealed: ciphertext does not compress. */
export const encodeSegment = (segment: Segment): Promise<Bytes> => packed({ version: VERSION, ...segment });
export const encodeManifest = (manifest: Manifest): Promise<Bytes> => packed({ version: VERSION, ...manifest });

/** `newer`: written by a later version of ourselves. */
export type DecodeError = 'malformed' | 'newer';

/** Either version; entries of the first come without `sealed`. */
export async function decodeSegment(
  bytes: Bytes,
): Promise<Result<{ entries: BareEntry[]; deleted: Tombstone[] }, DecodeError>> {
  const read = await parsed(segmentShapes, bytes);
  return read.ok ? ok({ deleted: [], ...read.value }) : read;
}

export const decodeManifest = (bytes: Bytes): Promise<Result<Manifest, DecodeError>> => parsed(manifestShape, bytes);

/** The list of segments of an archive of version 1. */
export const decodeDirectory = (bytes: Bytes) => parsed(directoryShape, bytes);

async function parsed<Shape extends v.GenericSchema>(
  shape: Shape,
  bytes: Bytes,
): Promise<Result<v.InferOutput<Shape>, DecodeError>> {
  const told = await unpacked(bytes);
  const read = v.safeParse(shape, told);
  if (read.success) return ok(read.output);
  return err(Number((told as { version?: unknown } | undefined)?.version) > VERSION ? 'newer' : 'malformed');
}

const packed = (value: unknown): Promise<Bytes> =>
  through(utf8(JSON.stringify(value)), new CompressionStream('deflate-raw'));

async function unpacked(bytes: Bytes): Promise<unknown> {
  try {
    return JSON.parse(fromUtf8(await through(bytes, new DecompressionStream('deflate-raw'))));
  } catch {
    return undefined;
  }
}

async function through(bytes: Bytes, change: CompressionStream | DecompressionStream): Promise<Bytes> {
  const { readable, writable } = change as ReadableWritablePair<Bytes, Bytes>;
  const writer = writable.getWriter();
  // Not by way of a Blob, which Chromium keeps in another process. What fails to be written fails to be read as well.
  const written = writer.write(bytes).then(() => writer.close());
  const [changed] = await Promise.all([new Response(readable).arrayBuffer(), written]);
  return new Uint8Array(changed);
}
