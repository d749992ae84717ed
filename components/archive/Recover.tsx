import { useId, useState } from 'preact/hooks';
import type { ArchiveTexts, KeyTexts } from '../../utils/text';
import { Busy, Button, Notice, PageHeader } from '../ui';
import type { KeyTrouble, PassphraseAdvice } from './archive-view';
import { mistakeIn, NewPassphraseFields, useNewPassphrase } from './NewPassphrase';

type Props = {
  texts: ArchiveTexts;
  keyTexts: KeyTexts;
  advice: PassphraseAdvice;
  /** False: this archive has no recovery key, and that is all there is to say. */
  possible: boolean;
  busy: boolean;
  trouble: KeyTrouble | null;
  onRecover: (key: string, next: string) => void;
  onBack: () => void;
};

/** The key from the sheet, then a new phrase twice. */
export function Recover({ texts, keyTexts, advice, possible, busy, trouble, onRecover, onBack }: Props) {
  const { recover, change } = keyTexts;
  const [key, setKey] = useState('');
  const phrase = useNewPassphrase(advice);
  const [mistake, setMistake] = useState<{ field: string; text: string } | null>(null);
  const id = useId();
  const back = (
    <Button onClick={onBack} off={busy}>
      {recover.back}
    </Button>
  );
  if (!possible)
    return (
      <>
        <PageHeader title={recover.title} />
        <Notice tone="attention" words={recover.none} live="status">
          {back}
        </Notice>
      </>
    );
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const found = key.trim() === '' ? { field: 'key', text: recover.keyEmpty } : mistakeIn(phrase, texts);
    setMistake(found);
    if (!found) onRecover(key, phrase.first);
  };
  const refused = trouble?.kind === 'wrong-key' && !busy ? recover.wrongKey[trouble.why] : null;
  const error = mistake?.field === 'key' ? mistake.text : mistake ? null : refused;
  return (
    <form class="card narrow" onSubmit={onSubmit} noValidate>
      <h1>{recover.title}</h1>
      <p>{recover.text}</p>
      <div class="field">
        <label for={id}>{recover.key}</label>
        <p class="small" id={`${id}-hint`}>
          {recover.keyHint}
        </p>
        <textarea
          id={id}
          class="key"
          rows={4}
          value={key}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={error ? 'true' : 'false'}
          aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
          onInput={(event) => setKey(event.currentTarget.value)}
        />
        {error && (
          <p class="error" id={`${id}-error`} role="alert">
            <span aria-hidden="true">▲</span> {error}
          </p>
        )}
      </div>
      <NewPassphraseFields
        texts={texts}
        keyTexts={keyTexts}
        advice={advice}
        labels={{ first: change.next, second: change.again }}
        phrase={phrase}
        mistake={mistake}
      />
      {trouble?.kind === 'failed' && <Notice tone="bad" words={keyTexts.failed[trouble.why]} live="alert" />}
      <div class="row">
        <Button kind="primary" submit off={busy}>
          {recover.submit}
        </Button>
        {back}
      </div>
      {busy && <Busy>{recover.busy}</Busy>}
    </form>
  );
}
