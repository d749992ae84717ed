import { useState } from 'preact/hooks';
import type { RecordTexts } from '../../../utils/text';
import { Button, Field, Notice } from '../../ui';
import { colourClass, type PersonItem } from './people-view';

type Told = { name: string; colour: number };
type Props = {
  persons: readonly PersonItem[];
  current: string;
  texts: RecordTexts['people'];
  onSwitch: (id: string) => void;
  onAdd: (told: Told) => Promise<boolean>;
  onTell: (id: string, told: Told) => Promise<boolean>;
};

/** Whose archive is open, and how to open another's. */
export function PersonBar({ persons, current, texts, onSwitch, onAdd, onTell }: Props) {
  const [form, show] = useState<'add' | 'tell' | null>(null);
  const [failed, fail] = useState(false);
  const mine = persons.find(({ id }) => id === current);
  const save = (told: Told) =>
    void (form === 'add' ? onAdd(told) : onTell(current, told)).then((done) => {
      fail(!done);
      if (done) show(null);
    });
  return (
    <section class="people" aria-label={texts.label}>
      <div class="row">
        <fieldset class="chips" aria-label={texts.label}>
          {persons.map(({ id, name, colour }) => (
            <button key={id} type="button" class="chip" aria-pressed={id === current} onClick={() => onSwitch(id)}>
              <span class={colourClass(colour)} aria-hidden="true" /> {name || texts.unnamed}
            </button>
          ))}
        </fieldset>
        <Button kind="quiet" onClick={() => show('tell')}>
          {texts.change}
        </Button>
        <Button kind="quiet" onClick={() => show('add')}>
          {texts.add}
        </Button>
      </div>
      {form && (
        <PersonForm
          key={form}
          told={form === 'tell' && mine ? mine : { name: '', colour: persons.length % 8 }}
          texts={texts}
          onSave={save}
          onCancel={() => show(null)}
        />
      )}
      {failed && <Notice tone="bad" words={{ title: texts.failed }} live="alert" />}
    </section>
  );
}

type FormProps = { told: Told; texts: RecordTexts['people']; onSave: (told: Told) => void; onCancel: () => void };

function PersonForm({ told, texts, onSave, onCancel }: FormProps) {
  const [name, setName] = useState(told.name);
  const [colour, setColour] = useState(told.colour);
  const [empty, setEmpty] = useState(false);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    setEmpty(name.trim() === '');
    if (name.trim() !== '') onSave({ name: name.trim(), colour });
  };
  return (
    <form class="card narrow" onSubmit={onSubmit} noValidate>
      <Field
        label={texts.name}
        hint={texts.why}
        value={name}
        error={empty ? texts.empty : null}
        onValue={(value) => setName(value.slice(0, 60))}
        input={{ autocomplete: 'off', spellcheck: false }}
      />
      <fieldset class="colours">
        <legend>{texts.colour}</legend>
        {texts.colours.map((word, at) => (
          <label key={word} class="check">
            <input type="radio" name="colour" checked={colour === at} onChange={() => setColour(at)} />
            <span class={colourClass(at)} aria-hidden="true" /> <span>{word}</span>
          </label>
        ))}
      </fieldset>
      <div class="row">
        <Button kind="primary" submit>
          {texts.save}
        </Button>
        <Button onClick={onCancel}>{texts.cancel}</Button>
      </div>
    </form>
  );
}
