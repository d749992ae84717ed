import { useId, useRef, useState } from 'preact/hooks';
import type { ArchiveTexts, BackupTexts } from '../../../utils/text';
import { Button, PassphraseField } from '../../ui';
import type { PassphraseAdvice } from '../archive-view';

type Props = {
  texts: BackupTexts;
  words: { text: string; submit: string };
  field: ArchiveTexts['field'];
  advice: Pick<PassphraseAdvice, 'looksLikeWrongLayout'>;
  onOpen: (file: File, key: string) => void;
};

/** A file and what opens it: to check a copy, and to look at what a restore would do. */
export function OpenCopy({ texts, words, field, advice, onOpen }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [key, setKey] = useState('');
  const [mistake, setMistake] = useState<'file' | 'key' | null>(null);
  const id = useId();
  const onSubmit = (event: Event) => {
    event.preventDefault();
    const file = input.current?.files?.[0];
    setMistake(file ? (key === '' ? 'key' : null) : 'file');
    if (file && key !== '') onOpen(file, key);
  };
  const recovery = /^\s*AGE-/i.test(key);
  return (
    <form class="stack" onSubmit={onSubmit} noValidate>
      <p>{words.text}</p>
      <div class="field">
        <label for={id}>{texts.file.label}</label>
        <input
          id={id}
          ref={input}
          type="file"
          autocomplete="off"
          class="file"
          aria-invalid={mistake === 'file' ? 'true' : 'false'}
          {...(mistake === 'file' ? { 'aria-describedby': `${id}-error` } : {})}
        />
        {mistake === 'file' && (
          <p class="error" id={`${id}-error`} role="alert">
            <span aria-hidden="true">▲</span> {texts.file.choose}
          </p>
        )}
      </div>
      <PassphraseField
        texts={field}
        label={texts.file.key}
        value={key}
        error={mistake === 'key' ? texts.file.empty : null}
        warning={key !== '' && !recovery && advice.looksLikeWrongLayout(key) ? field.layout : null}
        onValue={setKey}
      />
      <div class="row">
        <Button submit>{words.submit}</Button>
      </div>
    </form>
  );
}
