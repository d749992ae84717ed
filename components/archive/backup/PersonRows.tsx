import { useId } from 'preact/hooks';
import type { BackupTexts } from '../../../utils/text';
import { NEW_PERSON, type PersonPlan } from './backup-view';

type Props = {
  person: PersonPlan;
  persons: readonly { id: string; name: string }[];
  words: BackupTexts['plan'];
  /** The person wanted to go on without having chosen. */
  missed: boolean;
  onPlace: (to: string) => void;
};

/** Whose documents of the copy go to whom here, and how many; with a choice where the archive cannot be sure. */
export function PersonRows({ person, persons, words, missed, onPlace }: Props) {
  const { from, to, name, isNew, takesName, asks, fresh, same, differ } = person;
  const id = useId();
  const isOpen = to === null;
  return (
    <>
      <h3>
        {words.goes(from, isOpen ? null : name)}
        {isNew && <span class="small"> · {words.newPerson}</span>}
        {takesName && <span class="small"> · {words.takesName}</span>}
      </h3>
      {asks && (
        <div class="field">
          <label for={id}>{words.whose}</label>
          <select
            id={id}
            autocomplete="off"
            value={to ?? ''}
            aria-invalid={missed ? 'true' : 'false'}
            {...(missed ? { 'aria-describedby': `${id}-error` } : {})}
            onChange={(event) => event.currentTarget.value !== '' && onPlace(event.currentTarget.value)}
          >
            {isOpen && <option value="">{words.choose}</option>}
            {persons.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
            <option value={NEW_PERSON}>{words.another(isNew ? name : null)}</option>
          </select>
          {missed && (
            <p class="error" id={`${id}-error`} role="alert">
              <span aria-hidden="true">▲</span> {words.chooseFirst}
            </p>
          )}
        </div>
      )}
      {isOpen ? (
        <p>{words.all(fresh)}</p>
      ) : (
        <ul class="checks">
          {fresh > 0 && <li>{words.fresh(fresh)}</li>}
          {same > 0 && <li>{words.same(same)}</li>}
          {differ > 0 && <li>{words.differ(differ)}</li>}
        </ul>
      )}
    </>
  );
}
