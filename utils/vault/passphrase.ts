/** `score` as zxcvbn counts it, 0 (guessed at once) to 4; `weak`: below 3, not enough for a stolen profile. */
export type Strength = { score: number; weak: boolean };

const ENOUGH = 3;
/** Guessing more than this tells nothing new and takes long: the estimate grows with the square of the length. */
const LONGEST = 100;

/**
 * Estimates a passphrase with a kept library (zxcvbn-ts and its common dictionary, ≈ 0.5 MB), loaded when first
 * asked for, by pages only. A phrase typed in the Russian layout is also judged as its Latin keys: «йцукен» is
 * «qwerty», and the leaked lists know «gfhjkm», not «пароль».
 */
export async function passphraseStrength(text: string): Promise<Strength> {
  ready ??= makeMeter();
  const meter = await ready;
  const typed = text.normalize('NFKC').slice(0, LONGEST);
  const score = Math.min(...[typed, latinKeys(typed)].map((candidate) => meter.check(candidate).score));
  return { score, weak: score < ENOUGH };
}

/** Making one sorts half a megabyte of words: once a page, not once a letter. */
let ready: ReturnType<typeof makeMeter> | null = null;

async function makeMeter() {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}

const CYRILLIC = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";

/** The same keys pressed in the Latin layout. */
export function latinKeys(text: string): string {
  return Array.from(text, (character) => {
    const at = CYRILLIC.indexOf(character.toLowerCase());
    const key = LATIN[at];
    if (key === undefined) return character;
    return character === character.toLowerCase() ? key : key.toUpperCase();
  }).join('');
}

/**
 * Whether a refused passphrase was perhaps typed in the other layout: all its letters Latin (a Russian phrase with
 * the layout forgotten) where the person's language is Russian. A hint to show, never a reason to refuse.
 */
export function looksLikeWrongLayout(text: string): boolean {
  const letters = text.normalize('NFKC').match(/\p{L}/gu) ?? [];
  if (letters.length < 3) return false;
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length;
  if (latin !== letters.length) return false;
  const vowels = letters.filter((letter) => /[aeiouy]/i.test(letter)).length;
  // Latin text has about 40 % vowels; Russian words typed on Latin keys («gfhjkm», «vjz vfvf») hardly any, or
  // punctuation inside the words, where «б», «ю», «ж», «э», «х», «ъ» lie.
  return vowels / letters.length < 0.2 || /\p{L}[;',.[\]`]\p{L}/u.test(text);
}
