import type { Evidence, Progress } from './types';

export const NO_PROGRESS: Progress = { procedure: 'medcard-access', steps: {} };

/**
 * Takes in what was seen. The time of a proof is that of its first sight; what is disproved is taken back: the portal
 * knows better. Of two contradicting pieces the later one counts.
 * @param now milliseconds since the epoch
 */
export function progress(before: Progress, evidence: readonly Evidence[], now: number): Progress {
  const steps = { ...before.steps };
  for (const { step, proven } of evidence) {
    if (!proven) delete steps[step];
    else if (steps[step]?.how !== 'seen') steps[step] = { how: 'seen', at: now };
  }
  return { ...before, steps };
}
