import type { ArchiveTexts } from '../../utils/text';
import { Button, Notice } from '../ui';
import type { IntakeView } from './archive-view';
import { DropCopies } from './DropCopies';

type Props = { intake: IntakeView; texts: ArchiveTexts; onDismiss: () => void };

/** What came in while the archive was locked. */
export function IntakeNotice({ intake: found, texts, onDismiss }: Props) {
  const { added, duplicates, unreadable, missing = 0, whole = 0, full = false } = found;
  const { intake } = texts;
  const said = [
    full ? intake.full : null,
    missing > 0 ? intake.missing(missing) : null,
    added > 0 ? intake.added(added) : null,
    unreadable > 0 ? intake.unreadable(unreadable) : null,
    whole > 0 ? intake.whole(whole) : null,
    duplicates > 0 ? intake.duplicates(duplicates) : null,
  ].filter((words) => words !== null);
  const [title, safe, ...more] = said;
  const next = more.join(' ');
  if (title === undefined) return null;
  return (
    <Notice
      tone={unreadable + missing > 0 || full ? 'attention' : 'good'}
      words={{ title, ...(safe ? { safe } : {}), ...(next ? { next } : {}) }}
      live="status"
    >
      <Button onClick={onDismiss}>{unreadable > 0 ? intake.putAside : intake.dismiss}</Button>
    </Notice>
  );
}

type AsideProps = { n: number; texts: ArchiveTexts; onRetry: () => void; onDrop: () => Promise<boolean> };

/** Copies that could not be read and that the person put aside: not forgotten, and not told at each opening. */
export const Aside = ({ n, texts: { intake }, onRetry, onDrop }: AsideProps) => (
  <div class="small row">
    <span>{intake.aside(n)}</span>
    <Button kind="quiet" onClick={onRetry}>
      {intake.retry}
    </Button>
    <DropCopies words={{ ...intake.drop, sure: intake.drop.sure(n) }} onDrop={onDrop} />
  </div>
);
