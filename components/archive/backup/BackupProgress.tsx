import type { BackupTexts } from '../../../utils/text';
import { Busy, Button } from '../../ui';
import type { BackupStage } from './backup-view';

type Props = { stage: Extract<BackupStage, { at: 'work' | 'choosing' }>; texts: BackupTexts; onCancel: () => void };

/** What is being done, how far it is, and the way to stop it. The count is not read aloud with each document. */
export function BackupProgress({ stage, texts: { work: words }, onCancel }: Props) {
  if (stage.at === 'choosing') return <Busy>{words.choosing}</Busy>;
  const { work, done, all } = stage;
  return (
    <section class="card stack">
      <Busy>{words[work]}</Busy>
      {all !== null && <progress max={Math.max(1, all)} value={done} aria-label={words[work]} />}
      <p class="small">{all === null ? words.read(done) : words.count(done, all)}</p>
      <div class="row">
        <Button onClick={onCancel}>{words.cancel}</Button>
      </div>
    </section>
  );
}
