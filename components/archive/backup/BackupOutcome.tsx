import type { ComponentChildren } from 'preact';
import { type BackupTexts, formatMoment, type Locale } from '../../../utils/text';
import { Button, Notice, type NoticeWords, type Tone } from '../../ui';
import type { BackupStage } from './backup-view';
import { HowToOpen } from './HowToOpen';

type Props = {
  stage: BackupStage;
  texts: BackupTexts;
  locale: Locale;
  now: number;
  onReset: () => void;
  /** What else is to be known of it. */
  children?: ComponentChildren;
};

/** How it ended: what happened, what is safe, what to do next. Nothing while there is nothing to tell. */
export function BackupOutcome({ stage, texts, locale, now, onReset, children }: Props) {
  const told = tell(stage, texts, (at) => formatMoment(at, locale, now));
  if (!told) return null;
  return (
    <>
      <Notice tone={told.tone} words={told.words} live={told.tone === 'bad' ? 'alert' : 'status'}>
        <Button onClick={onReset}>{texts.done.again}</Button>
      </Notice>
      {children}
      {stage.at === 'failed' && stage.file !== null && <p class="small">{texts.about(stage.file)}</p>}
      {stage.at === 'made' && <HowToOpen texts={texts} name={stage.name} open />}
    </>
  );
}

function tell(
  stage: BackupStage,
  { done, failed }: BackupTexts,
  moment: (at: number) => string,
): { tone: Tone; words: NoticeWords } | null {
  switch (stage.at) {
    case 'made': {
      const left = stage.all - stage.documents;
      const isSeen = stage.place === 'chosen';
      const next = [isSeen ? null : done.checkFile, left > 0 ? done.left(left) : null].filter((one) => one !== null);
      return {
        tone: left > 0 || !isSeen ? 'attention' : 'good',
        words: {
          title: isSeen ? done.made(stage.documents, stage.all) : done.handed(stage.documents, stage.all),
          safe: isSeen ? done.where(stage.name) : done.inDownloads(stage.name),
          ...(next.length > 0 ? { next: next.join(' ') } : {}),
        },
      };
    }
    case 'checked': {
      const next = stage.missing > 0 ? { next: done.missing(stage.missing) } : {};
      const words = { title: done.checked(stage.documents), safe: done.checkedMade(moment(stage.madeAt)), ...next };
      return { tone: 'good', words };
    }
    case 'restored':
      return { tone: 'good', words: { title: done.restored(stage.added), safe: done.restoredSafe } };
    case 'exported': {
      const next = stage.left > 0 ? { next: done.left(stage.left) } : {};
      return {
        tone: 'attention',
        words: { title: done.exported(stage.documents), safe: done.exportedSafe, ...next },
      };
    }
    case 'stopped':
      return { tone: 'attention', words: done[stage.what] };
    case 'failed':
      return { tone: 'bad', words: failed[stage.why] };
    default:
      return null;
  }
}
