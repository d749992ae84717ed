import type { Picked } from './types';

/** A description as it travels and lies: one line of plain letters, which whoever carries it need not understand. */
export const packPicked = (picked: Picked): string => JSON.stringify(picked);

const isMarks = (given: unknown): boolean => Array.isArray(given) && given.length <= 6 && given.every(isMark);
const isMark = (given: unknown): boolean => typeof given === 'string' && /^[0-9a-z]{1,14}$/.test(given);
const isCount = (given: unknown): boolean => Number.isInteger(given) && Number(given) >= 1 && Number(given) <= 100;

/** Null for what is no description: damaged on disk, or of a version we do not know. */
export function unpackPicked(packed: string): Picked | null {
  try {
    const given = JSON.parse(packed) as Picked;
    const { v, before, after, title, size, path, tag, classes, named } = given;
    const whole =
      v === 1 &&
      [before, after, classes].every(isMarks) &&
      (title === null || (isMark(title.mark) && isCount(title.distance))) &&
      isCount(size) &&
      [path, tag].every((text) => typeof text === 'string') &&
      typeof named === 'boolean';
    return whole ? given : null;
  } catch {
    return null;
  }
}
