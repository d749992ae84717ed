import { CAUSE_IDS, type CauseId, causeOf } from './causes';
import { type Facts, type Whole, whole } from './fields';
import { causesOf } from './rank';

const NONE = '00';
const MOST = 3;

/**
 * What a person reads to support over the telephone: digits only, in pairs, `19-22-00-04-57`: three causes, the last two
 * digits of the day, and a check against a slip of the tongue (remainder of division by 97, as IBAN has it).
 */
export function codeOf(facts: Facts): string {
  const causes = causesOf(facts)
    .slice(0, MOST)
    .map(({ code }) => String(code));
  const pairs = [...causes, ...Array(MOST - causes.length).fill(NONE), pair((facts.day ?? 0) % 100)];
  return [...pairs, pair(checkOf(pairs))].join('-');
}

export type ReadCode = { causes: readonly CauseId[]; dayEnds: Whole | null };

/** @returns null when the digits are not ones we give out: misheard, mistyped, or of a newer version */
export function readCode(text: string): ReadCode | null {
  if (text.length > 60) return null;
  const digits = text.replace(/[\s.\-–—,]/g, '');
  if (!/^\d{10}$/.test(digits)) return null;
  const pairs = digits.match(/\d\d/g) ?? [];
  const [day = '', check] = pairs.slice(MOST);
  if (Number(check) !== checkOf(pairs.slice(0, MOST + 1))) return null;
  const named = pairs.slice(0, MOST).filter((one) => one !== NONE);
  const causes = named.flatMap((one) => CAUSE_IDS.filter((id) => causeOf(id).code === Number(one)));
  return causes.length === named.length ? { causes, dayEnds: whole(Number(day), 'day') } : null;
}

const pair = (value: number): string => String(value).padStart(2, '0');
const checkOf = (pairs: readonly string[]): number => 98 - ((Number(pairs.join('')) * 100) % 97);
