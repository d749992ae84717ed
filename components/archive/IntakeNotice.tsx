import type { ArchiveTexts } from '../../utils/text';
import { Button, Notice } from '../ui';
import type { IntakeView } from './archive-view';

type Props = { intake: IntakeView; texts: ArchiveTexts; onDismiss: () => void };

/** What came in while the archive was locked. */
export function IntakeNotice({ intake: { added, duplicates, unreadable, full = false }, texts, onDismiss }: Props) {
  const { intake } = texts;
  const said = [
    full ? intake.full : null,
    added > 0 ? intake.added(added) : null,
    unreadable > 0 ? intake.unreadable(unreadable) : null,
    duplicates > 0 ? intake.duplicates(duplicates) : null,
  ].filter((words) => words !== null);
  const [title, safe, next] = said;
  if (title === undefined) return null;
  return (
    <Notice
      tone={unreadable > 0 || full ? 'attention' : 'good'}
      words={{ title, ...(safe ? { safe } : {}), ...(next ? { next } : {}) }}
      live="status"
    >
      <Button onClick={onDismiss}>{intake.dismiss}</Button>
    </Notice>
  );
}
