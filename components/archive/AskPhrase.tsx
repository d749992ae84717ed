import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type ArchiveTexts, formatSeconds, type KeyTexts, type Locale } from '../../utils/text';
import { Busy, Button, Notice, PassphraseField } from '../ui';
import type { KeyTrouble } from './archive-view';
import { waitOf } from './ChangePassphrase';

export type AskPhraseProps = {
  texts: ArchiveTexts;
  keyTexts: KeyTexts;
  locale: Locale;
  now: number;
  busy: boolean;
  trouble: KeyTrouble | null;
  words: { title: string; text: string; passphrase: string; submit: string; cancel: string; busy: string };
  /** Between the text and the field: what else has to be known. */
  children?: ComponentChildren;
  onAnswer: (passphrase: string) => void;
  onCancel: () => void;
};

/** Asks for the phrase once more before something that an archive left open must not give away. */
export function AskPhrase(props: AskPhraseProps) {
  const { texts, keyTexts, locale, now, busy, trouble, words, children, onAnswer, onCancel } = props;
  const [passphrase, set] = useState('');
  const [empty, setEmpty] = useState(false);
  const wait = waitOf(trouble, now);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    setEmpty(passphrase === '');
    if (passphrase !== '' && !busy && wait === 0) onAnswer(passphrase);
  };
  const refused = trouble?.kind === 'wrong' && !busy ? keyTexts.wrong : null;
  return (
    <form class="card narrow" onSubmit={onSubmit} noValidate>
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      {children}
      <PassphraseField
        texts={texts.field}
        label={words.passphrase}
        value={passphrase}
        error={empty ? texts.unlock.empty : refused}
        autoFocus
        onValue={set}
      />
      {trouble?.kind === 'failed' && <Notice tone="bad" words={keyTexts.failed[trouble.why]} live="alert" />}
      {wait > 0 && <p class="small">{keyTexts.wait(formatSeconds(wait, locale))}</p>}
      <div class="row">
        <Button kind="primary" submit off={busy || wait > 0}>
          {words.submit}
        </Button>
        <Button onClick={onCancel} off={busy}>
          {words.cancel}
        </Button>
      </div>
      {busy && <Busy>{words.busy}</Busy>}
    </form>
  );
}
