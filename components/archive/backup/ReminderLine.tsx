import type { BackupTexts } from '../../../utils/text';
import { Button, Notice } from '../../ui';
import type { ReminderView } from './backup-view';

type Props = { reminder: ReminderView; texts: BackupTexts; onOpen: () => void };

/** A line in the archive when a copy is due; nothing when it is not. */
export function ReminderLine({ reminder: { state, fresh }, texts: { reminder: words }, onOpen }: Props) {
  if (state === 'none' || state === 'fresh') return null;
  const title = {
    never: words.never,
    left: words.left(fresh),
    old: words.old(fresh),
    many: words.many(fresh),
    check: words.check,
  }[state];
  return (
    <Notice tone="attention" words={{ title }}>
      <Button onClick={onOpen}>{state === 'check' ? words.checkAction : words.action}</Button>
    </Notice>
  );
}
