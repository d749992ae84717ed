import { err, ok, type Result } from '../kernel';

const POISON: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** The escapes could spell a poisonous key letter by letter. Keys are told apart by case, so case counts here too. */
const SUSPICIOUS = /__proto__|constructor|prototype|\\u00[5-7]/;

/**
 * Parses JSON of the portal and drops keys that could poison a prototype when a value is copied later.
 * The costly walk is taken only when the text could hold such a key. `err('json')` for anything that is not JSON.
 */
export function parseJson(text: string): Result<unknown, 'json'> {
  try {
    return ok(SUSPICIOUS.test(text) ? JSON.parse(text, drop) : JSON.parse(text));
  } catch {
    return err('json');
  }
}

function drop(this: unknown, key: string, value: unknown): unknown {
  return POISON.has(key) && !Array.isArray(this) ? undefined : value;
}
