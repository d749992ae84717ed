import { STEPS } from './steps';
import type { Evidence, GuideView, Progress, StepId } from './types';

export const NO_PROGRESS: Progress = { procedure: 'medcard-access', steps: {} };

/**
 * Takes in what was seen. The time of a proof is that of its first sight; what is disproved is taken back, whether it
 * was seen or ticked: the portal knows better. Of two contradicting pieces the later one counts.
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

/** The person says a step is done, or takes it back. What was seen stays seen. */
export function tick(before: Progress, step: StepId, done: boolean, now: number): Progress {
  if (before.steps[step]?.how === 'seen') return before;
  const steps = { ...before.steps };
  if (done) steps[step] = { how: 'ticked', at: now };
  else delete steps[step];
  return { ...before, steps };
}

/** What is drawn: the first step not done is the current one, whatever was done after it. */
export function view({ procedure, steps }: Progress): GuideView {
  const current = STEPS.find(({ id }) => steps[id] === undefined)?.id ?? null;
  return {
    procedure,
    current,
    steps: STEPS.map(({ id, code }) => {
      const done = steps[id];
      if (done) return { id, code, state: 'done', ...done };
      return { id, code, state: id === current ? 'current' : 'ahead', how: null, at: null };
    }),
  };
}
