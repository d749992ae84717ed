/**
 * Numbers a person copies from paper into a form. Every check is soft: official sample documents fail the control digits
 * (portal.md 5.1, 5.2), so a number is doubted in words and never refused.
 */
export type NumberKind = 'snils' | 'policy' | 'inn' | 'passport';

/**
 * `empty`: nothing typed. `short` and `long`: digits missing or too many. `letters`: something that is no digit.
 * `control`: the control digits disagree, which mostly means one wrong digit. `unchecked`: of a form that carries no
 * control digits, so nothing can be said (a passport, a temporary policy, an old СНИЛС).
 */
export type NumberVerdict = 'empty' | 'letters' | 'short' | 'long' | 'control' | 'unchecked' | 'good';
export type NumberCheck = { verdict: NumberVerdict; tidy: string };

/** СНИЛС up to this one were given out before the control digits (portal.md 5.1). */
const FIRST_CHECKED_SNILS = 1_001_998;
const INN_11 = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN_12 = [3, ...INN_11];

type Rule = { digits: number; control: (digits: readonly number[]) => 'control' | 'good' | 'unchecked'; mask: Mask };
type Mask = (digits: string) => string;

const rules: Readonly<Record<NumberKind, Rule>> = {
  snils: { digits: 11, control: snils, mask: (d) => d.replace(/^(\d{3})(\d{3})(\d{3})(\d\d)$/, '$1-$2-$3 $4') },
  policy: {
    digits: 16,
    control: (d) => (luhn(d) ? 'good' : 'control'),
    mask: (d) => d.replace(/(\d{4})(?=\d)/g, '$1 '),
  },
  inn: { digits: 12, control: inn, mask: (d) => d },
  passport: { digits: 10, control: () => 'unchecked', mask: (d) => d.replace(/^(\d\d)(\d\d)(\d{6})$/, '$1 $2 $3') },
};

/** A temporary certificate of the policy has nine digits and no control digit. */
const TEMPORARY_POLICY = 9;

/**
 * Looks at a number as it was typed: spaces, dashes and the sign № do not matter.
 * @returns the verdict and the number as documents print it, or the typed text when it cannot be set so
 */
export function checkNumber(kind: NumberKind, typed: string): NumberCheck {
  const bare = typed.replace(/[\s\u00a0\u202f\-–—−№.]/g, '');
  if (bare === '') return { verdict: 'empty', tidy: '' };
  const tidy = typed.trim();
  if (!/^[0-9]+$/.test(bare)) return { verdict: 'letters', tidy };
  const rule = rules[kind];
  if (kind === 'policy' && bare.length === TEMPORARY_POLICY) return { verdict: 'unchecked', tidy: bare };
  if (bare.length !== rule.digits) return { verdict: bare.length < rule.digits ? 'short' : 'long', tidy };
  return { verdict: rule.control([...bare].map(Number)), tidy: rule.mask(bare) };
}

const weigh = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * (digits[at] ?? 0), 0);

function snils(digits: readonly number[]): 'control' | 'good' | 'unchecked' {
  const own = Number(digits.slice(0, 9).join(''));
  if (own <= FIRST_CHECKED_SNILS) return 'unchecked';
  // Below 100 the sum itself; 100 and 101 give 00; above, the rest of 101, where 100 again gives 00.
  const control = (weigh(digits, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100;
  return control === Number(digits.slice(9).join('')) ? 'good' : 'control';
}

function inn(digits: readonly number[]): 'control' | 'good' {
  const eleventh = (weigh(digits, INN_11) % 11) % 10;
  const twelfth = (weigh(digits, INN_12) % 11) % 10;
  return digits[10] === eleventh && digits[11] === twelfth ? 'good' : 'control';
}

/** Mod 10 from the right: what the ЕНП's own algorithm equals (portal.md 5.2). */
function luhn(digits: readonly number[]): boolean {
  const sum = digits.toReversed().reduce((all, digit, at) => {
    const doubled = at % 2 === 0 ? digit : digit * 2;
    return all + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
