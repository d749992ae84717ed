import type { BackupTexts } from '../../../utils/text';
import { Button, Notice } from '../../ui';
import type { ReminderView } from './backup-view';

type Props = { reminder: ReminderView; texts: BackupTexts; onOpen: (card: 'make' | 'check') => void };

/** A line in the archive when a copy is due; nothing when it is not. */
export function ReminderLine({ reminder: { state, fresh }, texts: { reminder: words }, onOpen }: Props) {
  if (state === 'none' || state === 'fresh') return null;
  const title = {
    never: words.never,
    left: words.left(fresh),
    old: words.old(fresh),
    many: words.many(fresh),
    unchecked: words.unchecked,
    check: words.check,
  }[state];
  const toCheck = state === 'check' || state === 'unchecked';
  return (
    <Notice tone="attention" words={{ title }}>
      <Button onClick={() => onOpen(toCheck ? 'check' : 'make')}>{toCheck ? words.checkAction : words.action}</Button>
    </Notice>
  );
}
