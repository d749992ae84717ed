import { useId } from 'preact/hooks';

type Props<Value extends string> = {
  label: string;
  options: readonly (readonly [Value, string])[];
  value: Value;
  onValue: (value: Value) => void;
};

/** One of a few, said in full: a family's copy or one person's, a phrase or a key. */
export function Choice<Value extends string>({ label, options, value, onValue }: Props<Value>) {
  const name = useId();
  return (
    <fieldset class="choices">
      <legend>{label}</legend>
      {options.map(([id, words]) => (
        <label key={id} class="check">
          <input type="radio" name={name} checked={id === value} onChange={() => onValue(id)} />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  );
}
