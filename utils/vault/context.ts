import { type Bytes, concat, fromHex, utf8 } from '../kernel';
import type { PersonId, RecordId, VaultId } from './ids';

/** The parts a record or a person's catalogue consists of. The numbers are on disk: they never change meaning. */
export const PART_NUMBERS = {
  meta: 1,
  body: 2,
  thumb: 3,
  segment: 4,
  index: 5,
  manifest: 6,
  directory: 7,
} as const;

export type Part = keyof typeof PART_NUMBERS;

/** Where a ciphertext belongs. Generation: unsigned 32 bits; revision: from 1, at most 2^53 − 1. */
export type PartRef = {
  vaultId: VaultId;
  personId: PersonId;
  generation: number;
  recordId: RecordId;
  revision: number;
  part: Part;
};

export const CONTEXT_LENGTH = 65;

/**
 * The fixed-length bytes a ciphertext is bound to, so that one moved to another vault, person, key generation,
 * record, revision or part fails at its commitment:
 * "gua1" ‖ vault(16) ‖ person(16) ‖ generation(u32) ‖ record(16) ‖ revision(u64) ‖ part(u8), big-endian.
 */
export function contextOf(ref: PartRef): Bytes {
  const numbers = new Uint8Array(4 + 8);
  const view = new DataView(numbers.buffer);
  view.setUint32(0, whole(ref.generation, 2 ** 32 - 1));
  view.setBigUint64(4, BigInt(whole(ref.revision, Number.MAX_SAFE_INTEGER)));
  return concat(
    utf8('gua1'),
    idBytes(ref.vaultId),
    idBytes(ref.personId),
    numbers.subarray(0, 4),
    idBytes(ref.recordId),
    numbers.subarray(4),
    Uint8Array.of(PART_NUMBERS[ref.part]),
  );
}

function whole(value: number, max: number): number {
  if (!Number.isInteger(value) || value < 0 || value > max) throw new RangeError('not a counter');
  return value;
}

/** The 16 bytes of an id; throws on anything else, since a wrong length would let two contexts coincide. */
export function idBytes(id: string): Bytes {
  const bytes = fromHex(id);
  if (bytes?.length !== 16) throw new RangeError('not a 128-bit id');
  return bytes;
}
