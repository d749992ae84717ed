import { describe, expect, it } from 'vitest';
import { wycheproofTexts } from '../test-samples';
import { runVectors, VECTOR_COUNTS } from './test-vectors';

const texts = wycheproofTexts();
const report = await runVectors(texts);

describe(`published vectors, in Node${texts ? '' : ' (skipped: no samples of Wycheproof)'}`, () => {
  it.each(Object.entries(report))('%s: all as published', (_, { failed }) => expect(failed).toEqual([]));

  it('are as many as were published', () => {
    for (const [name, { passed }] of Object.entries(report))
      expect([name, passed]).toEqual([name, VECTOR_COUNTS[name]]);
    expect(Object.keys(report)).toHaveLength(texts ? Object.keys(VECTOR_COUNTS).length : 2);
  });
});
