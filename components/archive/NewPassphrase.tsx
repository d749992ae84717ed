import { useState } from 'preact/hooks';
import type { ArchiveTexts, KeyTexts } from '../../utils/text';
import { Button, PassphraseField } from '../ui';
import type { InventedView, PassphraseAdvice, StrengthView } from './archive-view';
import { StrengthMeter } from './StrengthMeter';
import { useStrength } from './strength';

/** What is wrong with a new phrase, or null; called when the form is sent. */
export type NewPassphrase = {
  first: string;
  second: string;
  strength: StrengthView | null;
  setFirst: (value: string) => void;
  setSecond: (value: string) => void;
};

export function useNewPassphrase(advice: PassphraseAdvice): NewPassphrase {
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  return { first, second, strength: useStrength(first, advice.strength), setFirst, setSecond };
}

export type PassphraseMistake = { field: 'first' | 'second'; text: string };

/** The first thing to mend. A phrase whose strength is still being counted waits. */
export function mistakeIn({ first, second, strength }: NewPassphrase, texts: ArchiveTexts): PassphraseMistake | null {
  if (first === '') return { field: 'first', text: texts.create.empty };
  if (strength === null) return { field: 'first', text: texts.strength.checking };
  if (strength.weak) {
    return { field: 'first', text: `${texts.strength.weak} ${texts.strength.why[strength.why ?? 'guessable']}` };
  }
  return first.normalize('NFKC') === second.normalize('NFKC') ? null : { field: 'second', text: texts.create.differs };
}

type Props = {
  texts: ArchiveTexts;
  keyTexts: KeyTexts;
  advice: PassphraseAdvice;
  labels: { first: string; second: string };
  phrase: NewPassphrase;
  mistake: { field: string; text: string } | null;
};

/** A new phrase twice, with its strength, or one that is invented: that is shown, and only the second typed. */
export function NewPassphraseFields({ texts, keyTexts, advice, labels, phrase, mistake }: Props) {
  const [invented, setInvented] = useState<InventedView | null>(null);
  const { invent } = keyTexts;
  const errorOf = (field: PassphraseMistake['field']) => (mistake?.field === field ? mistake.text : null);
  const onInvent = async () => {
    const made = await advice.invent();
    setInvented(made);
    phrase.setFirst(made.phrase);
    phrase.setSecond('');
  };
  const shown = invented !== null && invented.phrase === phrase.first ? invented : null;
  return (
    <>
      <PassphraseField
        texts={texts.field}
        label={labels.first}
        hint={texts.create.hint}
        value={phrase.first}
        error={errorOf('first')}
        fresh
        onValue={phrase.setFirst}
      />
      <div class="row">
        <Button onClick={() => void onInvent()}>{invent.button}</Button>
      </div>
      {shown && (
        <div class="invented" role="status">
          <p class="small">{invent.title}</p>
          <p class="phrase">{shown.phrase}</p>
          <p class="small">
            {invent.worth(shown.words, shown.of)} {invent.bits(shown.bits)}
          </p>
          <p>{invent.write}</p>
        </div>
      )}
      {phrase.first !== '' && !shown && <StrengthMeter strength={phrase.strength} texts={texts.strength} />}
      <PassphraseField
        texts={texts.field}
        label={labels.second}
        value={phrase.second}
        error={errorOf('second')}
        fresh
        onValue={phrase.setSecond}
      />
    </>
  );
}
