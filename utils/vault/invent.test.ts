import { describe, expect, it } from 'vitest';
import type { RandomBytes } from '../kernel';
import { below, inventPassphrase } from './invent';
import { passphraseStrength } from './passphrase';
import { WORDS } from './words-ru';

/** Gives these bytes one after another. */
const tape = (...bytes: number[]): RandomBytes => {
  return (length) => Uint8Array.from({ length }, () => bytes.shift() ?? expect.fail('drew more than was foreseen'));
};

describe('the words', () => {
  it('are many, short, in order, and each is another one by its first four letters', () => {
    expect(WORDS.length).toBeGreaterThanOrEqual(2_048);
    for (const word of WORDS) expect(word).toMatch(/^[абвгдежзийклмнопрстуфхцчшщъыьэюя]{3,9}$/);
    expect(new Set(WORDS.map((word) => word.slice(0, 4))).size).toBe(WORDS.length);
    expect([...WORDS]).toEqual([...WORDS].sort());
  });

  it('are the same for every way of composing letters', () => {
    for (const word of WORDS) expect(word.normalize('NFKC')).toBe(word);
  });
});

describe('a number below a limit', () => {
  it('throws away what would favour the first ones', () => {
    expect(below(10_000, tape(0xff, 0xff, 0xea, 0x60, 0xea, 0x5f))).toBe(9_999);
    expect(below(65_536, tape(0xff, 0xff))).toBe(65_535);
    expect(below(1, tape(1, 2))).toBe(0);
  });

  it('falls evenly', () => {
    const counts = new Array<number>(7).fill(0);
    for (let high = 0; high < 256; high++) {
      for (let low = 0; low < 256; low++) {
        // The last two of 65 536 are drawn again; the tape gives a zero for them.
        const drawn = below(7, tape(high, low, 0, 0));
        counts[drawn] = (counts[drawn] ?? 0) + 1;
      }
    }
    const [first = 0, ...others] = counts;
    expect(first - 2).toBe(others[0]);
    expect(new Set(others).size).toBe(1);
  });
});

describe('an invented passphrase', () => {
  it('is five words of the list, says what it is worth, and is not called weak', async () => {
    const { phrase, words, of, bits } = await inventPassphrase();
    expect(phrase.split(' ')).toHaveLength(5);
    for (const word of phrase.split(' ')) expect(WORDS).toContain(word);
    expect({ words, of }).toEqual({ words: 5, of: WORDS.length });
    expect(2 ** bits).toBeLessThanOrEqual(WORDS.length ** 5);
    expect(bits).toBeGreaterThanOrEqual(55);
    expect(await passphraseStrength(phrase)).toMatchObject({ weak: false });
  });

  it('is another one each time', async () => {
    const made = await Promise.all(Array.from({ length: 200 }, () => inventPassphrase()));
    expect(new Set(made.map(({ phrase }) => phrase)).size).toBe(200);
  });
});
