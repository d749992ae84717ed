import { useState } from 'preact/hooks';
import { formatSize, type Locale, type RecordTexts } from '../../../utils/text';
import { Button, Notice } from '../../ui';
import type { RecordItem } from '../archive-view';

type Props = {
  records: readonly RecordItem[];
  texts: RecordTexts['trash'];
  locale: Locale;
  now: number;
  onRestore: (id: string) => Promise<boolean>;
  onForever: (id: string) => Promise<boolean>;
};

const DAY = 86_400_000;

/** What was deleted and can be brought back, with the days it has left. */
export function Trash({ records, texts, locale, now, onRestore, onForever }: Props) {
  const [asked, ask] = useState<string | null>(null);
  const [failed, fail] = useState(false);
  if (records.length === 0) return null;
  const trying = (work: Promise<boolean>) =>
    void work.then((done) => {
      fail(!done);
      ask(null);
    });
  return (
    <details class="trash">
      <summary>{texts.title(records.length)}</summary>
      {failed && <Notice tone="bad" words={{ title: texts.failed }} live="alert" />}
      <ul class="plain">
        {records.map(({ id, title, size, goesAt = 0 }) => (
          <li key={id} class="card">
            <h3>{title}</h3>
            <p class="small">
              {texts.left(Math.max(1, Math.ceil((goesAt - now) / DAY)))} · {formatSize(size, locale)}
            </p>
            {asked === id ? (
              <div class="row">
                <p class="strong">{texts.sure}</p>
                <Button onClick={() => trying(onForever(id))}>{texts.yes}</Button>
                <Button onClick={() => ask(null)}>{texts.no}</Button>
              </div>
            ) : (
              <div class="row">
                <Button onClick={() => trying(onRestore(id))}>{texts.undo}</Button>
                <Button kind="quiet" onClick={() => ask(id)}>
                  {texts.forever}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
