import type { RecordTexts } from '../../../utils/text';
import { Button } from '../../ui';
import type { PersonItem, WaitingGroup } from './people-view';

type Props = {
  groups: readonly WaitingGroup[];
  persons: readonly PersonItem[];
  current: string;
  texts: RecordTexts;
  onPut: (ids: readonly string[], person: string) => void;
  onNew: (ids: readonly string[], name: string) => void;
};

/** Documents of another patient are filed nowhere before the person has said whose they are. */
export function WhoseDocuments({ groups, persons, current, texts, onPut, onNew }: Props) {
  const { whose, people } = texts;
  const nameOf = (id: string) => persons.find((one) => one.id === id)?.name || people.unnamed;
  return (
    <>
      {groups.map(({ ids, titles, patient, born, suggested }) => (
        <section key={ids.join()} class="card whose" aria-label={whose.title(ids.length)}>
          <h2>{whose.title(ids.length)}</h2>
          <p>{titles.slice(0, 5).join(' · ')}</p>
          <p>{whose.patient(patient, born)}</p>
          <p class="small">{whose.why(nameOf(current))}</p>
          <p class="strong">{whose.ask}</p>
          <div class="row">
            {[...persons]
              .sort((a, b) => Number(b.id === suggested) - Number(a.id === suggested))
              .map(({ id }) => (
                <Button key={id} kind={id === suggested ? 'primary' : 'secondary'} onClick={() => onPut(ids, id)}>
                  {whose.put(nameOf(id))}
                </Button>
              ))}
            {suggested === null && <Button onClick={() => onNew(ids, patient)}>{whose.fresh(patient)}</Button>}
          </div>
        </section>
      ))}
    </>
  );
}
