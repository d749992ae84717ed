import type { badge as ru } from '../ru/badge';
import type { Same } from '../same';

export const badge = ((n: number) =>
  n === 0 ? 'Medcard Companion' : `Medcard Companion: changes — ${n}`) satisfies Same<typeof ru>;
