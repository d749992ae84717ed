import { useState } from 'preact/hooks';
import type { RecordTexts } from '../../../utils/text';
import { Button } from '../../ui';
import { DropCopies } from '../DropCopies';
import type { PersonItem, WaitingGroup } from './people-view';

type Events = {
  onPut: (ids: readonly string[], person: string) => void;
  onNew: (ids: readonly string[], name: string) => void;
  onDrop: (ids: readonly string[]) => Promise<boolean>;
};
type Props = Events & { groups: readonly WaitingGroup[]; persons: readonly PersonItem[]; texts: RecordTexts };

/** Documents that are not known to be of the person on the screen are filed nowhere before it is said whose they are. */
export const WhoseDocuments = ({ groups, ...props }: Props) => (
  <>
    {groups.map((group) => (
      <Question key={JSON.stringify(group.patient)} group={group} {...props} />
    ))}
  </>
);

type QuestionProps = Omit<Props, 'groups'> & { group: WaitingGroup };

function Question({ group: { documents, patient, suggested }, persons, texts, onPut, onNew, onDrop }: QuestionProps) {
  const { whose, people } = texts;
  const all = documents.map(({ id }) => id);
  // One that comes while the person decides is not what they have looked at: it joins unticked.
  const [ticked, tick] = useState<ReadonlySet<string>>(new Set(all));
  // Documents that name nobody may be of several people; those of one patient go together.
  const isChoice = typeof patient === 'string' && documents.length > 1;
  const chosen = isChoice ? all.filter((id) => ticked.has(id)) : all;
  const off = chosen.length === 0;
  const n = off ? all.length : chosen.length;
  return (
    <section class="card whose" aria-label={whose.title(all.length)}>
      <h2>{whose.title(all.length)}</h2>
      {isChoice ? (
        <fieldset class="choice" aria-label={whose.choose}>
          {documents.map(({ id, title }) => (
            <label key={id} class="check">
              <input
                type="checkbox"
                autocomplete="off"
                checked={ticked.has(id)}
                onChange={() => tick(ticked.has(id) ? without(ticked, id) : new Set([...ticked, id]))}
              />
              <span>{title}</span>
            </label>
          ))}
        </fieldset>
      ) : (
        <p>
          {documents
            .slice(0, 5)
            .map(({ title }) => title)
            .join(' · ')}
        </p>
      )}
      <p>
        {typeof patient === 'string'
          ? whose.unnamed[patient](all.length)
          : whose.patient(all.length, patient.name, patient.born)}
      </p>
      <p class="small">{whose.kept(all.length)}</p>
      <p class="strong">{isChoice ? whose.askChosen : whose.ask(n)}</p>
      <div class="row">
        {[...persons]
          .sort((a, b) => Number(b.id === suggested) - Number(a.id === suggested))
          .map(({ id, name }) => (
            <Button
              key={id}
              kind={id === suggested ? 'primary' : 'secondary'}
              off={off}
              onClick={() => onPut(chosen, id)}
            >
              {whose.put(name || people.unnamed)}
            </Button>
          ))}
        {typeof patient !== 'string' && suggested === null && (
          <Button onClick={() => onNew(all, patient.name)}>{whose.fresh(patient.name)}</Button>
        )}
      </div>
      <DropCopies
        words={{ ...whose.drop, open: whose.drop.open(n), sure: whose.drop.sure(n) }}
        off={off}
        onDrop={() => onDrop(chosen)}
      />
    </section>
  );
}

const without = (ids: ReadonlySet<string>, gone: string): ReadonlySet<string> =>
  new Set([...ids].filter((id) => id !== gone));
