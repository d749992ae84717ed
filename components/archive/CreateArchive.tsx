import { useState } from 'preact/hooks';
import type { ArchiveTexts, KeyTexts } from '../../utils/text';
import { Busy, Button, Notice } from '../ui';
import type { CreateFailure, PassphraseAdvice } from './archive-view';
import { mistakeIn, NewPassphraseFields, useNewPassphrase } from './NewPassphrase';

type Props = {
  texts: ArchiveTexts;
  keyTexts: KeyTexts;
  advice: PassphraseAdvice;
  busy: boolean;
  failure: CreateFailure | null;
  onCreate: (passphrase: string) => void;
};

/** Promises what is kept where, takes the phrase twice, refuses a weak one with the reason. */
export function CreateArchive({ texts, keyTexts, advice, busy, failure, onCreate }: Props) {
  const { create } = texts;
  const phrase = useNewPassphrase(advice);
  const [confirmed, confirm] = useState(false);
  const [mistake, setMistake] = useState<{ field: string; text: string } | null>(null);
  const unconfirmed = mistake?.field === 'confirm' ? mistake.text : null;
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const found = mistakeIn(phrase, texts) ?? (confirmed ? null : { field: 'confirm', text: create.confirmFirst });
    setMistake(found);
    if (!found) onCreate(phrase.first);
  };
  return (
    <form class="card narrow" onSubmit={onSubmit} noValidate>
      <h2>{create.title}</h2>
      <p>{create.why}</p>
      <ul class="checks">
        {create.kept.map((promise) => (
          <li key={promise}>{promise}</li>
        ))}
      </ul>
      <NewPassphraseFields
        texts={texts}
        keyTexts={keyTexts}
        advice={advice}
        labels={{ first: create.passphrase, second: create.again }}
        phrase={phrase}
        mistake={mistake}
      />
      <Notice tone="attention" words={{ title: create.lostTitle, safe: create.lost }} />
      <label class="check">
        <input
          type="checkbox"
          checked={confirmed}
          aria-invalid={unconfirmed ? 'true' : 'false'}
          onChange={(event) => confirm(event.currentTarget.checked)}
        />
        <span>{create.confirm}</span>
      </label>
      {unconfirmed && (
        <p class="error" role="alert">
          <span aria-hidden="true">▲</span> {unconfirmed}
        </p>
      )}
      {failure && <Notice tone="bad" words={create.failed[failure]} live="alert" />}
      <div class="row">
        <Button kind="primary" submit off={busy}>
          {create.submit}
        </Button>
      </div>
      {busy && <Busy>{create.busy}</Busy>}
    </form>
  );
}
