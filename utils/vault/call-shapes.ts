import { PART_NUMBERS } from './context';
import { isId } from './ids';
import type { OpenRef, SealRef } from './key-protocol';
import { PASSKEY_SECRET } from './passkey-slot';

// Messages come from our own pages, yet a shape that is not ours must end in an answer, not in an exception.

export const isSecret = (secret: unknown): boolean => secret instanceof Uint8Array && secret.length === PASSKEY_SECRET;

const isCounter = (value: unknown, max: number): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= max;
export const isGeneration = (value: unknown): boolean => isCounter(value, 2 ** 32 - 1);

export function isRef(ref: SealRef | OpenRef): boolean {
  if (typeof ref !== 'object' || ref === null) return false;
  const placed = isId(ref.personId) && isId(ref.recordId) && isCounter(ref.revision, Number.MAX_SAFE_INTEGER);
  return placed && Object.hasOwn(PART_NUMBERS, ref.part);
}
