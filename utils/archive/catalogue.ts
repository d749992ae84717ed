import { type Bytes, err, fromUtf8, ok, type Result, utf8 } from '../kernel';
import * as v from '../kernel/shape';
import {
  counter,
  type Entry,
  entryShape,
  hash,
  id,
  mendedEntry,
  mendedTold,
  placed,
  sealed,
  told,
} from './entry-shape';

export { type Entry, isId } from './entry-shape';

/** Entries of one segment: small enough to write again with each document, large enough to compress well. */
export const SEGMENT_SIZE = 256;
const VERSION = 2;

const list = <Shape extends v.GenericSchema>(shape: Shape) => v.pipe(v.array(shape), v.maxLength(SEGMENT_SIZE));
const firstShape = <Shape extends v.GenericSchema>(entry: Shape) =>
  v.object({ version: v.literal(1), entries: list(entry) });
const segmentShape = <Shape extends v.GenericSchema>(entry: Shape) =>
  v.object({ version: v.literal(VERSION), entries: list(entry), deleted: v.array(v.object(placed)) });
const strictSegment = segmentShape(entryShape);
/** As it should be first: with every odd thing looked for, a long list takes longer to read. */
const segmentShapes = v.union([
  strictSegment,
  firstShape(v.object(told)),
  segmentShape(mendedEntry),
  firstShape(mendedTold),
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

/** A list was about to be written that nobody could read back; our own mistake. Says which field, never what is in it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/**
 * Compressed before it is sealed: ciphertext does not compress. Throws {@link Unreadable}: a segment that is not of its
 * shape would take all its documents with it, the second copy too.
 */
export const encodeSegment = async (segment: Segment): Promise<Bytes> =>
  packed(fitting(strictSegment, { version: VERSION, ...segment }));
export const encodeManifest = async (manifest: Manifest): Promise<Bytes> =>
  packed(fitting(manifestShape, { version: VERSION, ...manifest }));

function fitting<Shape extends v.GenericSchema>(shape: Shape, value: v.InferInput<Shape>) {
  const read = v.safeParse(shape, value);
  if (read.success) return value;
  throw new Unreadable(v.getDotPath(read.issues[0]) ?? '');
}

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
