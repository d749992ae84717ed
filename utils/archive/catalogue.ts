import { type Bytes, err, fromUtf8, ok, type Result, utf8 } from '../kernel';
import * as v from '../kernel/shape';

/** Entries of one segment: small enough to write again with each document, large enough to compress well. */
export const SEGMENT_SIZE = 256;

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const counter = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));

const entryShape = v.object({
  id,
  revision: counter,
  generation: counter,
  title: text(1_024),
  name: text(1_024),
  kind: v.picklist(['pdf', 'xml', 'semd', 'jpeg', 'png', 'heic', 'zip', 'html', 'empty', 'unknown']),
  source: v.picklist(['portal-download', 'order-file', 'own-file']),
  route: text(64),
  contentType: v.nullable(text(255)),
  capturedAt: counter,
  addedAt: counter,
  size: counter,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
const segmentShape = v.object({
  version: v.literal(1),
  entries: v.pipe(v.array(entryShape), v.maxLength(SEGMENT_SIZE)),
});
const directoryShape = v.object({
  version: v.literal(1),
  segments: v.array(v.object({ id, revision: counter, generation: counter, count: counter })),
});

/**
 * What lists need of a record. `size`: bytes of the original. `sha256`: of the original, hexadecimal. `capturedAt`,
 * `addedAt`: ms since the epoch. `generation`, `revision`: where the body is bound to.
 */
export type Entry = v.InferOutput<typeof entryShape>;
export type SegmentRef = v.InferOutput<typeof directoryShape>['segments'][number];

/** Compressed before it is sealed: ciphertext does not compress. */
export const encodeSegment = (entries: readonly Entry[]): Promise<Bytes> => packed({ version: 1, entries });
export const encodeDirectory = (segments: readonly SegmentRef[]): Promise<Bytes> => packed({ version: 1, segments });

export async function decodeSegment(bytes: Bytes): Promise<Result<Entry[], 'malformed'>> {
  const read = v.safeParse(segmentShape, await unpacked(bytes));
  return read.success ? ok(read.output.entries) : err('malformed');
}

export async function decodeDirectory(bytes: Bytes): Promise<Result<SegmentRef[], 'malformed'>> {
  const read = v.safeParse(directoryShape, await unpacked(bytes));
  return read.success ? ok(read.output.segments) : err('malformed');
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
  const stream = new Blob([bytes]).stream().pipeThrough(change as ReadableWritablePair<Bytes, Bytes>);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
