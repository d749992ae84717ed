import type { KeyTexts } from '../../utils/text';
import { Button, Notice } from '../ui';

type Props = {
  texts: KeyTexts;
  busy: boolean;
  trouble: keyof KeyTexts['passkey']['failed'] | null;
  onOpen: () => void;
};

/** The other way in, beside the phrase. */
export function PasskeyDoor({ texts: { passkey }, busy, trouble, onOpen }: Props) {
  return (
    <section class="card narrow stack">
      {trouble && <Notice tone="attention" words={passkey.failed[trouble]} live="alert" />}
      <div class="row">
        <Button onClick={onOpen} off={busy}>
          {passkey.open}
        </Button>
      </div>
    </section>
  );
}
