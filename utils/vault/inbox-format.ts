import { type Bytes, concat, err, fromUtf8, ok, type Result, utf8 } from '../kernel';
import * as v from '../kernel/shape';
import { padme } from './padding';

/** How a document came: by the portal's own download link, as a file of a request, or from the person's disk. */
export type InboxSource = 'portal-download' | 'order-file' | 'own-file';

/**
 * What is known of a captured document. `capturedAt`: milliseconds since the epoch. `name`: the file name suggested.
 * `route`: kind of the page it came from, never an address. `sha256`: of the document's bytes, in hexadecimal. `signs`:
 * of a signature, SHA-256 of its document, where that is known.
 */
export type InboxMeta = {
  source: InboxSource;
  capturedAt: number;
  name: string;
  contentType: string | null;
  route: string;
  sha256: string;
  signs?: string;
};

export type InboxItem = { meta: InboxMeta; bytes: Bytes };

/**
 * The payload of an inbox file, in this order so that it can be written while the document still arrives:
 * u32 ‖ head (JSON: where from, when, name) ‖ document ‖ zeros ‖ tail (JSON: size, SHA-256) ‖ u32, big-endian
 * lengths. The zeros bring the whole to a Padmé size: the row on disk does not tell the document's exact length.
 */
export const inboxHead = (meta: Omit<InboxMeta, 'sha256'>): Bytes => {
  const { source, capturedAt, name, contentType, route, signs } = meta;
  const json = utf8(JSON.stringify({ version: 1, source, capturedAt, name, contentType, route, signs }));
  return concat(u32(json.length), json);
};

/** What follows the document. `before`: bytes of head and document together; `size`: of the document alone. */
export function inboxTail(before: number, size: number, sha256: string): Bytes {
  const json = utf8(JSON.stringify({ size, sha256 }));
  const bare = before + json.length + 4;
  return concat(new Uint8Array(padme(bare) - bare), json, u32(json.length));
}

const MAX_HEAD = 65_536;
const MAX_TAIL = 1_024;
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const headShape = v.object({
  version: v.literal(1),
  source: v.picklist(['portal-download', 'order-file', 'own-file']),
  capturedAt: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  name: v.pipe(v.string(), v.maxLength(1_024)),
  contentType: v.nullable(v.pipe(v.string(), v.maxLength(255))),
  route: v.pipe(v.string(), v.maxLength(64)),
  signs: v.exactOptional(hash),
});
const tailShape = v.object({
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  sha256: hash,
});

/** Reads a payload back; whether the SHA-256 is true is for the caller to check. Bytes share the payload's memory. */
export function parsePayload(payload: Bytes): Result<InboxItem, 'malformed'> {
  if (payload.length < 8) return err('malformed');
  const view = new DataView(payload.buffer, payload.byteOffset, payload.length);
  const headLength = view.getUint32(0);
  const tailLength = view.getUint32(payload.length - 4);
  const tailStart = payload.length - 4 - tailLength;
  if (headLength > MAX_HEAD || tailLength > MAX_TAIL || 4 + headLength > tailStart) return err('malformed');
  const head = v.safeParse(headShape, parseJson(payload.subarray(4, 4 + headLength)));
  const tail = v.safeParse(tailShape, parseJson(payload.subarray(tailStart, payload.length - 4)));
  if (!head.success || !tail.success) return err('malformed');
  const end = 4 + headLength + tail.output.size;
  if (end > tailStart) return err('malformed');
  const { version: _, ...meta } = head.output;
  return ok({ meta: { ...meta, sha256: tail.output.sha256 }, bytes: payload.subarray(4 + headLength, end) });
}

function parseJson(bytes: Bytes): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    return undefined;
  }
}

function u32(value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
