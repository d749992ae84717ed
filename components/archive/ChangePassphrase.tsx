import { useState } from 'preact/hooks';
import { type ArchiveTexts, formatSeconds, type KeyTexts, type Locale } from '../../utils/text';
import { Busy, Button, Notice, PassphraseField } from '../ui';
import type { KeyTrouble, PassphraseAdvice } from './archive-view';
import { mistakeIn, NewPassphraseFields, useNewPassphrase } from './NewPassphrase';

type Props = {
  texts: ArchiveTexts;
  keyTexts: KeyTexts;
  locale: Locale;
  now: number;
  advice: PassphraseAdvice;
  busy: boolean;
  trouble: KeyTrouble | null;
  onChange: (old: string, next: string) => void;
  onCancel: () => void;
};

/** The phrase of now, then another one twice. */
export function ChangePassphrase(props: Props) {
  const { texts, keyTexts, locale, now, advice, busy, trouble, onChange, onCancel } = props;
  const { change } = keyTexts;
  const [old, setOld] = useState('');
  const phrase = useNewPassphrase(advice);
  const [mistake, setMistake] = useState<{ field: string; text: string } | null>(null);
  const wait = waitOf(trouble, now);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (busy || wait > 0) return;
    const found = old === '' ? { field: 'old', text: change.oldEmpty } : mistakeIn(phrase, texts);
    const same = old.normalize('NFKC') === phrase.first.normalize('NFKC');
    const wrong = found ?? (same ? { field: 'first', text: change.same } : null);
    setMistake(wrong);
    if (!wrong) onChange(old, phrase.first);
  };
  const refused = trouble?.kind === 'wrong' && !busy ? keyTexts.wrong : null;
  return (
    <form class="card narrow" onSubmit={onSubmit} noValidate>
      <h1>{change.title}</h1>
      <p>{change.text}</p>
      <PassphraseField
        texts={texts.field}
        label={change.old}
        value={old}
        error={mistake?.field === 'old' ? mistake.text : refused}
        warning={old !== '' && advice.looksLikeWrongLayout(old) ? texts.field.layout : null}
        autoFocus
        onValue={setOld}
      />
      <NewPassphraseFields
        texts={texts}
        keyTexts={keyTexts}
        advice={advice}
        labels={{ first: change.next, second: change.again }}
        phrase={phrase}
        mistake={mistake}
      />
      {trouble?.kind === 'failed' && <Notice tone="bad" words={keyTexts.failed[trouble.why]} live="alert" />}
      {wait > 0 && <p class="small">{keyTexts.wait(formatSeconds(wait, locale))}</p>}
      <div class="row">
        <Button kind="primary" submit off={busy || wait > 0}>
          {change.submit}
        </Button>
        <Button onClick={onCancel} off={busy}>
          {change.cancel}
        </Button>
      </div>
      {busy && <Busy>{change.busy}</Busy>}
    </form>
  );
}

/** Milliseconds until the next try is allowed. */
export const waitOf = (trouble: KeyTrouble | null, now: number): number =>
  trouble?.kind === 'wrong' && trouble.retryAt !== null ? Math.max(0, trouble.retryAt - now) : 0;
