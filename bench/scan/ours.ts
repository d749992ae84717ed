import { analyseScan } from '../../utils/documents/scan/analyse';
import { greyOf } from '../../utils/documents/scan/grey';
import type { Letters } from '../../utils/documents/scan/test-letters';
import { type Label, laplacianVariance, makeScan, rgbaOf } from '../../utils/documents/scan/test-scans';

// The whole of a worker: it draws a picture, judges it, and says how long the judging took.
export type Task = { letters?: Letters; label: Label; seed: number; times: number };
export type Judgement = { flaws: string[]; detail: number; ms: number[]; globalMs: number[] };

let letters: Letters | null = null;

const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<Task>) => void) | null;
  postMessage: (message: Judgement) => void;
};

scope.onmessage = ({ data }) => {
  letters ??= data.letters ?? null;
  if (!letters) throw new Error('no letters');
  const { grey } = makeScan(data.label, data.seed, letters);
  const rgba = rgbaOf(grey);
  const answer: Judgement = { flaws: [], detail: 0, ms: [], globalMs: [] };
  for (let time = 0; time < data.times; time++) {
    let begun = performance.now();
    answer.flaws = analyseScan(rgba, grey.width, grey.height).flaws;
    answer.ms.push(performance.now() - begun);
    begun = performance.now();
    answer.detail = laplacianVariance(greyOf(rgba, grey.width, grey.height, 1));
    answer.globalMs.push(performance.now() - begun);
  }
  scope.postMessage(answer);
};
