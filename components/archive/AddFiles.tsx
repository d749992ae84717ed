import type { AddingTexts } from '../../utils/text';
import { Busy, Button, Card, FileButton } from '../ui';
import { type AddingReport, AddingResult } from './AddingResult';

/** `locked`: files were dropped on a closed archive. */
export type AddingView =
  | { state: 'ready' }
  | { state: 'working'; done: number; total: number }
  | { state: 'done'; report: AddingReport }
  | { state: 'locked' };

export type AddingEvents = { onFiles: (files: readonly File[]) => void; onCancel: () => void; onDismiss: () => void };

type Props = { view: AddingView; texts: AddingTexts; dragging: boolean; on: AddingEvents };

const ACCEPTED = '.pdf,.xml,.sig,.p7s,.sgn,.jpg,.jpeg,.png,.heic,.heif,.zip';

/** Files of the person's own: chosen by a button, or dropped anywhere on the page. */
export function AddFiles({ view, texts, dragging, on }: Props) {
  return (
    <>
      {view.state === 'done' && <AddingResult report={view.report} texts={texts} onDismiss={on.onDismiss} />}
      <Card labelledBy="add-files">
        <div class={dragging ? 'drop over' : 'drop'}>
          <h2 id="add-files">{texts.title}</h2>
          <p>{dragging ? texts.drop : texts.text}</p>
          <p class="small">{texts.portalToo}</p>
          <div class="row">
            <FileButton multiple accept={ACCEPTED} off={view.state === 'working'} onFiles={on.onFiles}>
              {texts.choose}
            </FileButton>
            {view.state === 'working' && <Button onClick={on.onCancel}>{texts.cancel}</Button>}
          </div>
          {view.state === 'working' && (
            <>
              <Busy>{texts.working(view.done, view.total)}</Busy>
              <progress value={view.done} max={view.total} aria-label={texts.title} />
            </>
          )}
        </div>
      </Card>
    </>
  );
}
