import { type Bytes, err, ok, type Result } from '../kernel';

const PREFIX = 4;
const STEP = 1_024;

/**
 * The size Padmé pads to (Nikitin et al., «Reducing Metadata Leakage from Encrypted Files», PETS 2019, algorithm 1):
 * at most 12 % more, and only O(log log size) bits of the size are left to see.
 */
export function padme(size: number): number {
  if (size < 2) return size;
  const exponent = Math.floor(Math.log2(size));
  const step = 2 ** (exponent - (Math.floor(Math.log2(exponent)) + 1));
  return step <= 1 ? size : Math.ceil(size / step) * step;
}

const steps = (size: number): number => Math.ceil(size / STEP) * STEP;

/** Padding of a document's bytes: length (u32) ‖ bytes ‖ zeros up to the Padmé size. */
export const padBody = (bytes: Bytes): Bytes => pad(bytes, padme);

/** Padding of metadata: length (u32) ‖ bytes ‖ zeros up to a multiple of 1 KiB. */
export const padMeta = (bytes: Bytes): Bytes => pad(bytes, steps);

/** Takes either padding off. The result shares memory with the argument. */
export function unpad(padded: Bytes): Result<Bytes, 'bad-padding'> {
  if (padded.length < PREFIX) return err('bad-padding');
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  const end = PREFIX + length;
  if (end > padded.length || padded.subarray(end).some((byte) => byte !== 0)) return err('bad-padding');
  return ok(padded.subarray(PREFIX, end));
}

function pad(bytes: Bytes, target: (size: number) => number): Bytes {
  if (bytes.length > 2 ** 32 - 1) throw new RangeError('too long to pad');
  const padded = new Uint8Array(target(PREFIX + bytes.length));
  new DataView(padded.buffer).setUint32(0, bytes.length);
  padded.set(bytes, PREFIX);
  return padded;
}
