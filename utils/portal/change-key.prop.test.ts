import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeKey, fingerprint } from './change-key';

/** Fingerprints are stored: the same text must have the same one for ever. */
function plainly(text: string): string {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let at = 0; at < text.length; at++) {
    low = Math.imul(low ^ text.charCodeAt(at), 0x01000193);
    high = Math.imul(high ^ (text.charCodeAt(at) + at), 0x01000193);
  }
  return [low, high].map((half) => (half >>> 0).toString(36)).join('');
}

it('a fingerprint is FNV-1a in base 36', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(fingerprint(text)).toBe(plainly(text));
    }),
  );
  const wrong = Array.from({ length: 100_000 }, (_, at) => `order ${at}`).filter(
    (text) => fingerprint(text) !== plainly(text),
  );
  expect(wrong).toEqual([]);
});

it('a key is made of its own facts, whatever key was made before', () => {
  const fact = fc.oneof(fc.constantFrom('', 'executed', '-', null, 0, true), fc.string());
  fc.assert(
    fc.property(fc.array(fc.array(fact, { maxLength: 6 }), { minLength: 2 }), (keys) => {
      for (const facts of keys) {
        const prints = facts.map((one) => (typeof one === 'string' ? plainly(one) : String(one ?? '-')));
        expect(changeKey('list', facts)).toBe(`list:${prints.join('.')}`);
      }
    }),
  );
});

it.each([
  ['', 'ztntfp1kl6d44'],
  ['executed', '37y2esa4vd3b'],
])('«%s»', (text, stored) => expect(fingerprint(text)).toBe(stored));
