import { beforeAll, describe, expect, it } from 'vitest';
import { analyseGrey, analyseScan, type ScanReport } from './analyse';
import { greyOf } from './grey';
import { lookAt } from './picture';
import { lettersOf } from './test-letters';
import { png } from './test-pictures';
import { bestThreshold, f1, type Label, labels, laplacianVariance, makeScan, rgbaOf } from './test-scans';

const SEED = 3_000;
type Judged = { label: Label; report: ScanReport; detail: number };
const judged: Judged[] = [];

const isUnsharp = ({ label }: Judged) => label === 'shaken' || label === 'defocused';
const saysUnsharp = ({ report }: Judged) => report.flaws.includes('shaken') || report.flaws.includes('defocused');

describe('57 generated pages and 3 that are too large to open', () => {
  beforeAll(() => {
    const letters = lettersOf(20);
    for (const [at, label] of labels().entries()) {
      const { grey } = makeScan(label, SEED + at, letters);
      judged.push({ label, report: analyseGrey(grey, 1), detail: laplacianVariance(grey) });
    }
  }, 240_000);

  it('are judged as their maker labelled them: F1 of all labels ≥ 0.95', () => {
    const huge = [png(20_000, 20_000), png(12_000, 9_000), png(9_000, 15_000)];
    const refused = huge.filter((head) => lookAt(head, 'скан.png', 4_000_000).refusal === 'too-many-pixels').length;
    const there = judged.filter(({ label }) => label !== 'none').length + huge.length;
    const found = judged.reduce((sum, { report }) => sum + report.flaws.length, 0) + refused;
    const hits = judged.filter(({ label, report }) => report.flaws.includes(label as never)).length + refused;
    const wrong = judged.filter(({ label, report }) => (report.flaws.join() || 'none') !== label);
    expect(
      f1(hits, found, there),
      wrong.map(({ label, report }) => `${label}: ${report.flaws}`).join('; '),
    ).toBeGreaterThanOrEqual(0.95);
  });

  it('tells sharp from unsharp at F1 ≥ 0.95; the global Laplacian at its best threshold stays below it', () => {
    const there = judged.filter(isUnsharp).length;
    const ours = f1(
      judged.filter((one) => isUnsharp(one) && saysUnsharp(one)).length,
      judged.filter(saysUnsharp).length,
      there,
    );
    const global = bestThreshold(judged.map((one) => ({ value: one.detail, unsharp: isUnsharp(one) })));
    expect(ours).toBeGreaterThanOrEqual(0.95);
    expect(global).toBeLessThan(0.9);
    expect(ours).toBeGreaterThan(global);
  });

  it('finds where the lines lean, to half a degree', () => {
    const leaning = judged.filter(({ label }) => label === 'skewed');
    for (const { report } of leaning) expect(Math.abs(report.angle ?? 0)).toBeGreaterThan(4);
  });
});

describe('a picture as a canvas gives it', () => {
  it('is judged as its grey is, however large', () => {
    const { grey } = makeScan('none', 77, lettersOf(12));
    const small = analyseScan(rgbaOf(grey), grey.width, grey.height);
    expect(small).toEqual(analyseGrey(grey, 1));
    const blank = new Uint8ClampedArray(3_000 * 2_000 * 4).fill(200);
    expect(analyseScan(blank, 3_000, 2_000).flaws).toEqual(['no-text']);
  });

  it('is averaged, not skipped through, when it is made smaller', () => {
    const rgba = Uint8ClampedArray.from({ length: 4 * 4 * 4 }, (_, at) => (Math.floor(at / 4) % 2) * 200);
    expect([...greyOf(rgba, 4, 4, 2).data]).toEqual([100, 100, 100, 100]);
  });

  it.each([1, 5, 23, 24, 25])('may have %i pixels a side', (side) => {
    expect(analyseScan(new Uint8ClampedArray(side * side * 4), side, side).flaws).toContain('no-text');
  });
});
