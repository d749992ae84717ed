import { useState } from 'preact/hooks';
import type { ArchiveTexts, BackupTexts } from '../../../utils/text';
import { Button, PassphraseField } from '../../ui';
import type { PassphraseAdvice } from '../archive-view';
import { StrengthMeter } from '../StrengthMeter';
import { useStrength } from '../strength';
import { Choice } from './Choice';

type Props = {
  texts: BackupTexts;
  archive: ArchiveTexts;
  field: ArchiveTexts['field'];
  advice: PassphraseAdvice;
  toDownloads: boolean;
  recoverable: boolean;
  onMake: (passphrase: string | null) => void;
};

/** A phrase twice, then a place to save to. A file can be carried away and tried for ever, so a weak one is refused. */
export function MakeBackup({ texts, archive, field, advice, toDownloads, recoverable, onMake }: Props) {
  const { make } = texts;
  const [lock, setLock] = useState<'phrase' | 'recovery'>('phrase');
  const byPhrase = lock === 'phrase';
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [mistake, setMistake] = useState<{ field: 'first' | 'second'; text: string } | null>(null);
  const strength = useStrength(first, advice.strength);
  const errorOf = (name: 'first' | 'second') => (mistake?.field === name ? mistake.text : null);

  const find = (): typeof mistake => {
    if (first === '') return { field: 'first', text: make.empty };
    if (strength === null) return { field: 'first', text: archive.strength.checking };
    if (strength.weak) {
      const { weak, why } = archive.strength;
      return { field: 'first', text: `${weak} ${why[strength.why ?? 'guessable']}` };
    }
    return first.normalize('NFC') === second.normalize('NFC') ? null : { field: 'second', text: make.differs };
  };
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (!byPhrase) return onMake(null);
    const found = find();
    setMistake(found);
    if (!found) onMake(first);
  };
  return (
    <form class="stack wide" onSubmit={onSubmit} noValidate>
      {recoverable && (
        <Choice
          label={make.lock.label}
          options={[
            ['phrase', make.lock.phrase],
            ['recovery', make.lock.recovery],
          ]}
          value={lock}
          onValue={setLock}
        />
      )}
      {byPhrase ? (
        <>
          <PassphraseField
            texts={field}
            label={make.phrase}
            hint={make.hint}
            value={first}
            error={errorOf('first')}
            fresh
            onValue={setFirst}
          />
          {first !== '' && <StrengthMeter strength={strength} texts={archive.strength} />}
          <PassphraseField
            texts={field}
            label={make.again}
            value={second}
            error={errorOf('second')}
            fresh
            onValue={setSecond}
          />
        </>
      ) : (
        <p class="small">{make.lock.recoveryHint}</p>
      )}
      <p class="small">{toDownloads ? make.downloads : make.newName}</p>
      <div class="row">
        <Button kind="primary" submit>
          {make.submit}
        </Button>
      </div>
    </form>
  );
}
