import type { RequestTexts } from '../../utils/text';
import { Button, Notice } from '../ui';

/** The browser refused its stores: what was watched before is not known any more. */
export function BegunAnew({ texts, onDone }: { texts: RequestTexts; onDone: () => void }) {
  return (
    <Notice tone="attention" words={texts.begunAnew} live="status">
      <Button onClick={onDone}>{texts.begunAnew.done}</Button>
    </Notice>
  );
}
