import { useState } from 'preact/hooks';
import { type Answers, type Have, type PersonSlot, type Want, type Whom, whomOf } from '../../utils/guide/book';
import type { GuideTexts } from '../../utils/text';
import { Button, Card, PageHeader } from '../ui';

type Props = {
  texts: GuideTexts;
  slot: PersonSlot;
  answers: Answers | null;
  /** On the first page after the install: what was asked of the browser, and why. */
  permissions?: boolean;
  onStart: (slot: PersonSlot, answers: Answers) => void;
};

const FIRST: Readonly<Record<Whom, PersonSlot>> = { me: 'me', child: 'child-1', adult: 'adult-1' };
const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] => Object.keys(record) as Key[];

/** Three questions; the answers choose the way and leave out what does not apply. */
export function Welcome({ texts, slot, answers, permissions = false, onStart }: Props) {
  const words = texts.welcome;
  const [whom, setWhom] = useState<Whom>(whomOf(slot));
  const [have, setHave] = useState<readonly Have[]>(answers?.have ?? []);
  const [want, setWant] = useState<Want>(answers?.want ?? 'card');
  const start = () => onStart(whom === whomOf(slot) ? slot : FIRST[whom], { have, want });
  return (
    <form
      class="guide"
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <PageHeader title={words.title} note={words.lead} />
      <Card>
        <Choice name="whom" legend={words.whom} options={words.whoms} value={whom} onValue={setWhom} />
      </Card>
      <Card>
        <fieldset class="choices">
          <legend>{words.have}</legend>
          <p class="small">{words.haveHint}</p>
          {keysOf(words.haves).map((one) => (
            <label key={one} class="check">
              <input
                type="checkbox"
                checked={have.includes(one)}
                onChange={({ currentTarget: { checked } }) =>
                  setHave(checked ? [...have, one] : have.filter((other) => other !== one))
                }
              />
              <span>{words.haves[one]}</span>
            </label>
          ))}
        </fieldset>
      </Card>
      <Card>
        <Choice name="want" legend={words.want} options={words.wants} value={want} onValue={setWant} />
      </Card>
      <div class="row">
        <Button kind="primary" submit>
          {words.start}
        </Button>
      </div>
      {permissions && (
        <Card labelledBy="permissions">
          <h2 id="permissions">{words.permissions}</h2>
          <dl class="guide-permissions">
            {keysOf(words.permission).map((one) => (
              <div key={one}>
                <dt>{words.permission[one][0]}</dt>
                <dd>{words.permission[one][1]}</dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
    </form>
  );
}

type ChoiceProps<Key extends string> = {
  name: string;
  legend: string;
  options: Readonly<Record<Key, string>>;
  value: Key;
  onValue: (value: Key) => void;
};

const Choice = <Key extends string>({ name, legend, options, value, onValue }: ChoiceProps<Key>) => (
  <fieldset class="choices">
    <legend>{legend}</legend>
    {keysOf(options).map((one) => (
      <label key={one} class="check">
        <input type="radio" name={name} value={one} checked={value === one} onChange={() => onValue(one)} />
        <span>{options[one]}</span>
      </label>
    ))}
  </fieldset>
);
