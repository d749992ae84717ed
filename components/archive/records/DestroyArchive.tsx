import { useState } from 'preact/hooks';
import type { RecordTexts } from '../../../utils/text';
import { Button, Field, Notice } from '../../ui';

type Props = {
  texts: RecordTexts['destroy'];
  /** Opened already: for the gallery. */
  open?: boolean;
  onDestroy: () => Promise<boolean>;
};

/** Says what goes and what stays, and asks for a word typed by hand. */
export function DestroyArchive({ texts, open = false, onDestroy }: Props) {
  const [asked, ask] = useState(open);
  const [typed, type] = useState('');
  const [wrong, setWrong] = useState(false);
  const [failed, fail] = useState(false);
  if (!asked) {
    return (
      <p>
        <Button kind="quiet" onClick={() => ask(true)}>
          {texts.open}
        </Button>
      </p>
    );
  }
  const onSubmit = (event: Event) => {
    event.preventDefault();
    const right = typed.trim().toLowerCase() === texts.word;
    setWrong(!right);
    if (right) void onDestroy().then((done) => fail(!done));
  };
  return (
    <form class="card narrow" onSubmit={onSubmit} noValidate>
      <h2>{texts.title}</h2>
      <p>{texts.what}</p>
      <ul>
        {texts.keeps.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Field
        label={texts.type(texts.word)}
        value={typed}
        error={wrong ? texts.wrong(texts.word) : null}
        onValue={type}
        input={{ autocomplete: 'off', autocapitalize: 'off', spellcheck: false }}
      />
      {failed && <Notice tone="bad" words={texts.failed} live="alert" />}
      <div class="row">
        <Button onClick={() => ask(false)}>{texts.cancel}</Button>
        <Button submit>{texts.submit}</Button>
      </div>
    </form>
  );
}
