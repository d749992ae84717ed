import { useState } from 'preact/hooks';
import type { ArchiveTexts } from '../../utils/text';
import { Busy, Button, Notice, PassphraseField } from '../ui';
import type { CreateFailure, PassphraseAdvice, StrengthView } from './archive-view';
import { StrengthMeter } from './StrengthMeter';
import { useStrength } from './strength';

type Props = {
  texts: ArchiveTexts;
  advice: PassphraseAdvice;
  busy: boolean;
  failure: CreateFailure | null;
  onCreate: (passphrase: string) => void;
};

type Mistake = { field: 'first' | 'second' | 'confirm'; text: string };

/** Promises what is kept where, takes the phrase twice, refuses a weak one with the reason. */
export function CreateArchive({ texts, advice, busy, failure, onCreate }: Props) {
  const { create } = texts;
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [confirmed, confirm] = useState(false);
  const [mistake, setMistake] = useState<Mistake | null>(null);
  const strength = useStrength(first, advice.strength);
  const errorOf = (field: Mistake['field']) => (mistake?.field === field ? mistake.text : null);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const found = mistakeIn({ first, second, confirmed, strength }, texts);
    setMistake(found);
    if (!found) onCreate(first);
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
      <PassphraseField
        texts={texts.field}
        label={create.passphrase}
        hint={create.hint}
        value={first}
        error={errorOf('first')}
        fresh
        onValue={setFirst}
      />
      {first !== '' && <StrengthMeter strength={strength} texts={texts.strength} />}
      <PassphraseField
        texts={texts.field}
        label={create.again}
        value={second}
        error={errorOf('second')}
        fresh
        onValue={setSecond}
      />
      <Notice tone="attention" words={{ title: create.lostTitle, safe: create.lost }} />
      <label class="check">
        <input
          type="checkbox"
          checked={confirmed}
          aria-invalid={errorOf('confirm') ? 'true' : 'false'}
          onChange={(event) => confirm(event.currentTarget.checked)}
        />
        <span>{create.confirm}</span>
      </label>
      {errorOf('confirm') && (
        <p class="error" role="alert">
          <span aria-hidden="true">▲</span> {errorOf('confirm')}
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

type Typed = { first: string; second: string; confirmed: boolean; strength: StrengthView | null };

/** The first thing to mend, in the order of the form. A phrase whose strength is still being counted waits. */
function mistakeIn({ first, second, confirmed, strength }: Typed, texts: ArchiveTexts): Mistake | null {
  const { create } = texts;
  if (first === '') return { field: 'first', text: create.empty };
  if (strength === null) return { field: 'first', text: texts.strength.checking };
  if (strength.weak) {
    return { field: 'first', text: `${texts.strength.weak} ${texts.strength.why[strength.why ?? 'guessable']}` };
  }
  if (first.normalize('NFKC') !== second.normalize('NFKC')) return { field: 'second', text: create.differs };
  return confirmed ? null : { field: 'confirm', text: create.confirmFirst };
}
