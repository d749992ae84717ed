import { useState } from 'preact/hooks';
import type { BackupTexts } from '../../../utils/text';
import { Button, Notice } from '../../ui';

type Props = { texts: BackupTexts; toFolder: boolean; onExport: () => void };

/** Never without the warning, never as the primary button. */
export function ExportOpen({ texts: { export: words }, toFolder, onExport }: Props) {
  const [confirmed, confirm] = useState(false);
  const [asked, ask] = useState(false);
  return (
    <>
      <Notice tone="attention" words={words.warning} />
      <label class="check">
        <input type="checkbox" checked={confirmed} onChange={(event) => confirm(event.currentTarget.checked)} />
        <span>{words.confirm}</span>
      </label>
      {asked && !confirmed && (
        <p class="error" role="alert">
          <span aria-hidden="true">▲</span> {words.confirmFirst}
        </p>
      )}
      <div class="row">
        <Button onClick={() => (confirmed ? onExport() : ask(true))}>{toFolder ? words.toFolder : words.toZip}</Button>
      </div>
    </>
  );
}
