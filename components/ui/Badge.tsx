import type { StatusGroup } from '../../utils/portal';
import { SIGNS, type Tone, toneOf } from './tone';

/** Sign, word and colour together. */
export function Badge({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span class={`badge ${tone}`}>
      <span aria-hidden="true">{SIGNS[tone]}</span> {children}
    </span>
  );
}

export const StatusBadge = ({ group, label }: { group: StatusGroup; label: string }) => (
  <Badge tone={toneOf(group)}>{label}</Badge>
);
