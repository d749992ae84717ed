import type { StatusGroup } from '../../utils/portal';

export type Tone = 'neutral' | 'accent' | 'good' | 'attention' | 'bad';

/** A state is never colour alone: each tone has its sign. */
export const SIGNS: Readonly<Record<Tone, string>> = {
  neutral: '●',
  accent: '●',
  good: '✓',
  attention: '▲',
  bad: '✕',
};

const TONES: Readonly<Record<StatusGroup, Tone>> = {
  'in-progress': 'accent',
  information: 'accent',
  executed: 'good',
  rejected: 'bad',
  'needs-person': 'attention',
  draft: 'neutral',
  message: 'accent',
  unknown: 'neutral',
};

export const toneOf = (group: StatusGroup): Tone => TONES[group];
