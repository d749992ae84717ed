import type { KeyTexts } from '../../utils/text';
import { Busy } from '../ui';
import { AskPhrase, type AskPhraseProps } from './AskPhrase';

type Props = Omit<AskPhraseProps, 'words' | 'children' | 'onAnswer'> & { onRekey: (passphrase: string) => void };

/** What a re-keying will do and what it does not do. */
export function Rekey({ onRekey, ...rest }: Props) {
  const { rekey } = rest.keyTexts;
  return (
    <AskPhrase {...rest} words={rekey} onAnswer={onRekey}>
      <ul class="points">
        {rekey.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </AskPhrase>
  );
}

/** How far it is. Nothing of the archive is shown meanwhile: half of it has new keys and half has not. */
export function RekeyProgress({ done, all, texts: { rekey } }: { done: number; all: number; texts: KeyTexts }) {
  return (
    <section class="card stack">
      <Busy>{rekey.work}</Busy>
      {all > 0 && (
        <>
          <progress max={all} value={done} aria-label={rekey.work} />
          <p class="small">{rekey.count(done, all)}</p>
        </>
      )}
      <p>{rekey.stay}</p>
    </section>
  );
}
