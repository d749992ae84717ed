import type { KeyTexts } from '../../utils/text';
import { Button, Notice } from '../ui';
import type { KeyNews } from './archive-view';

type Props = {
  texts: KeyTexts;
  hasRecovery: boolean;
  /** The header is older than one that was seen here before. */
  older: boolean;
  news: KeyNews | null;
  onChange: () => void;
  onMake: () => void;
  onRekey: () => void;
  /** Null where the browser has no passkeys for us. */
  passkey: { there: boolean; onAdd: () => void; onDrop: () => void } | null;
  onDismiss: () => void;
  onDismissOlder: () => void;
};

/** Under the documents: what opens the archive, and how to change that. */
export function KeyCard({
  texts,
  hasRecovery,
  older,
  news,
  onChange,
  onMake,
  onRekey,
  passkey,
  onDismiss,
  onDismissOlder,
}: Props) {
  const { card } = texts;
  return (
    <>
      {news && (
        <Notice tone="good" words={texts.done[news]} live="status">
          <Button onClick={onDismiss}>{texts.done.dismiss}</Button>
        </Notice>
      )}
      {older && (
        <Notice tone="attention" words={texts.older} live="status">
          <Button onClick={onChange}>{card.change}</Button>
          <Button onClick={onDismissOlder}>{texts.done.dismiss}</Button>
        </Notice>
      )}
      <section class="card" aria-labelledby="keys-title">
        <h2 id="keys-title">{card.title}</h2>
        <p>{hasRecovery ? card.some : card.none}</p>
        <div class="row">
          <Button onClick={onMake}>{hasRecovery ? card.again : card.make}</Button>
          <Button onClick={onChange}>{card.change}</Button>
          {passkey && (
            <Button onClick={passkey.there ? passkey.onDrop : passkey.onAdd}>
              {passkey.there ? texts.passkey.drop : texts.passkey.add}
            </Button>
          )}
          <Button kind="quiet" onClick={onRekey}>
            {card.rekey}
          </Button>
        </div>
      </section>
    </>
  );
}
