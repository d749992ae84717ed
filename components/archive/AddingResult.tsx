import type { AddingTexts } from '../../utils/text';
import { Button, Notice } from '../ui';

/** Numbers of files but `refused`, which names them. `signatures`: of those added, that lie beside their document. */
export type AddingReport = {
  added: number;
  duplicates: number;
  signatures: number;
  refused: readonly { name: string; why: keyof AddingTexts['why'] }[];
  stopped: keyof AddingTexts['stopped'] | null;
};

type Props = { report: AddingReport; texts: AddingTexts; onDismiss: () => void };

const NAMED = 20;

/** What became of the files: what is in, what was there, what was refused and what to do about each. */
export function AddingResult({ report, texts, onDismiss }: Props) {
  const { added, duplicates, signatures, refused, stopped } = report;
  const told = [
    ...(signatures > 0 ? [texts.signed(signatures)] : []),
    ...(duplicates > 0 ? [texts.duplicates(duplicates)] : []),
    ...(refused.length > 0 ? [texts.refused(refused.length)] : []),
  ];
  const title = added > 0 ? texts.added(added) : texts.nothing;
  const tone = refused.length > 0 ? 'attention' : added > 0 ? 'good' : 'neutral';
  return (
    <>
      {stopped && <Notice tone="attention" words={texts.stopped[stopped]} live="alert" />}
      <Notice tone={tone} words={{ title }} live="status">
        <div class="stack">
          {told.map((words) => (
            <p key={words}>{words}</p>
          ))}
          {refused.length > 0 && (
            <ul class="refused">
              {refused.slice(0, NAMED).map(({ name, why }, at) => (
                <li key={`${at} ${name}`}>
                  <span class="strong">{name}</span>: {texts.why[why]}
                </li>
              ))}
              {refused.length > NAMED && <li>{texts.more(refused.length - NAMED)}</li>}
            </ul>
          )}
          <div class="row">
            <Button onClick={onDismiss}>{texts.dismiss}</Button>
          </div>
        </div>
      </Notice>
    </>
  );
}
