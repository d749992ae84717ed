import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRecoveryKey, parseRecoveryText } from './recovery-key';

const key = await makeRecoveryKey();
const other = await makeRecoveryKey();
const [one, two] = key.halves;
const ok = (value: string) => ({ ok: true, value });
const refused = (error: string) => ({ ok: false, error });

describe('what stands on the sheet', () => {
  it('is an age identity and two halves, all of the letters a QR code packs best', () => {
    expect(key.identity).toMatch(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/);
    for (const half of key.halves) expect(half).toMatch(/^MEDCARD-HALF-1[02-9AC-HJ-NP-Z]{66}$/);
  });

  it.each([
    ['as it stands', key.identity],
    ['in small letters and groups', key.identity.toLowerCase().replace(/.{6}/g, '$& ')],
    ['over two lines', `${key.identity.slice(0, 30)}\n  ${key.identity.slice(30)}\n`],
    ['with long dashes', key.identity.replaceAll('-', '–')],
    ['with Cyrillic letters that look the same', key.identity.replaceAll('A', 'А').replaceAll('E', 'Е')],
    ['both halves', `${one}\n${two}`],
    ['both halves, the second first, run together', `${two}${one.toLowerCase()}`],
  ])('is read: %s', async (_, text) => expect(await parseRecoveryText(text)).toEqual(ok(key.identity)));

  it.each([
    ['nothing', '', 'not-a-key'],
    ['words', 'ромашка трактор закат', 'not-a-key'],
    ['the public half', key.recipient, 'not-a-key'],
    ['a key cut short', key.identity.slice(0, -1), 'not-a-key'],
    ['two keys', key.identity + other.identity, 'not-a-key'],
    ['a key and a half', key.identity + one, 'not-a-key'],
    ['three halves', one + two + one, 'not-a-key'],
    ['one half', one, 'one-half'],
    ['the same half twice', `${one} ${one}`, 'one-half'],
    ['halves of two keys', `${one} ${other.halves[1]}`, 'halves-differ'],
    ['first halves of two keys', `${one} ${other.halves[0]}`, 'halves-differ'],
  ])('is refused with its reason: %s', async (_, text, error) =>
    expect(await parseRecoveryText(text)).toEqual(refused(error)),
  );

  it('with any one letter wrong is not a key', async () => {
    const letters = [...'023456789ACDEFGHJKLMNPQRSTUVWXYZ'];
    const change = fc.tuple(fc.constantFrom(key.identity, one, two), fc.nat(), fc.constantFrom(...letters));
    await fc.assert(
      fc.asyncProperty(change, async ([text, place, letter]) => {
        const at = text.lastIndexOf('-1') + 2 + (place % (text.length - text.lastIndexOf('-1') - 2));
        fc.pre(text[at] !== letter);
        const wrong = text.slice(0, at) + letter + text.slice(at + 1);
        expect(await parseRecoveryText(wrong === one ? wrong + two : wrong)).toEqual(refused('not-a-key'));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a half', () => {
  it('tells nothing of the key: with another pad each byte of it is anything', async () => {
    const again = await Promise.all(Array.from({ length: 3 }, () => makeRecoveryKey()));
    const seen = new Set(again.flatMap(({ halves }) => halves));
    expect(seen.size).toBe(6);
    for (const { identity, halves } of again) {
      for (const half of halves) expect(half).not.toContain(identity.slice(20, 30));
    }
  });
});
