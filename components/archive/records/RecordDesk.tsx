import { useId, useRef, useState } from 'preact/hooks';
import { DAYS, dayIn } from '../../../utils/documents';
import type { RecordTexts } from '../../../utils/text';
import { Button, Field, Notice } from '../../ui';
import type { RecordItem } from '../archive-view';
import type { PersonItem } from './people-view';
import type { RecordKind } from './record-kinds';

/** `kind`, `organisation`: null where the person says nothing of it. */
export type Correction = { title: string; day: string; kind: RecordKind | null; organisation: string | null };

type Props = {
  record: RecordItem;
  texts: RecordTexts;
  /** Others the record could belong to. */
  others: readonly PersonItem[];
  onCorrect: (correction: Correction | null) => Promise<boolean>;
  onRemove: () => Promise<boolean>;
  /** Earlier versions go where the deleted ones are. */
  onDropOlder: () => Promise<boolean>;
  onOpen: (id: string) => void;
  onMove: (person: string) => Promise<boolean>;
};

/** What can be done with one record: its line in the list corrected, itself deleted or given to its owner. */
export function RecordDesk({ record, texts, others, onCorrect, onRemove, onMove, ...versions }: Props) {
  const [editing, edit] = useState(false);
  const [failed, fail] = useState<string | null>(null);
  const trying = (work: Promise<boolean>, failure: string) =>
    void work.then((done) => {
      fail(done ? null : failure);
      if (done) edit(false);
    });
  return (
    <div class="desk">
      {record.isOutOfPlace && record.patient && (
        <Notice
          tone="attention"
          words={{
            title: texts.outOfPlace.said,
            safe: texts.outOfPlace.why(record.patient),
            next: others.length > 0 ? texts.outOfPlace.move : texts.outOfPlace.alone,
          }}
        />
      )}
      <div class="row">
        {!editing && <Button onClick={() => edit(true)}>{texts.edit.open}</Button>}
        <Button onClick={() => trying(onRemove(), texts.trash.failed)}>{texts.trash.remove}</Button>
        {others.length > 0 && (
          <MoveTo others={others} texts={texts} onMove={(person) => trying(onMove(person), texts.move.failed)} />
        )}
      </div>
      <Versions {...{ record, texts, ...versions }} onFailed={() => fail(texts.trash.failed)} />
      {editing && (
        <Edit
          record={record}
          texts={texts}
          onSave={(correction) => trying(onCorrect(correction), texts.edit.failed)}
          onCancel={() => edit(false)}
        />
      )}
      {failed && <Notice tone="bad" words={{ title: failed }} live="alert" />}
    </div>
  );
}

type VersionsProps = Pick<Props, 'record' | 'texts' | 'onDropOlder' | 'onOpen'> & { onFailed: () => void };

/** From an earlier version to the newest, and how to be rid of the earlier ones. */
function Versions({
  record: { newer, older = [] },
  texts: { versions },
  onDropOlder,
  onOpen,
  onFailed,
}: VersionsProps) {
  if (newer)
    return (
      <p class="row">
        {versions.newer} <Button onClick={() => onOpen(newer)}>{versions.open}</Button>
      </p>
    );
  if (older.length === 0) return null;
  return (
    <p class="row">
      {versions.older(older.length)} <span class="small">{versions.kept}</span>
      <Button onClick={() => void onDropOlder().then((done) => done || onFailed())}>{versions.drop}</Button>
    </p>
  );
}

type EditProps = {
  record: RecordItem;
  texts: RecordTexts;
  onSave: (correction: Correction | null) => void;
  onCancel: () => void;
};

function Edit({ record, texts: { edit, kinds }, onSave, onCancel }: EditProps) {
  const id = useId();
  const [title, setTitle] = useState(record.title);
  const [day, setDay] = useState(record.day ?? '');
  const [kind, setKind] = useState<RecordKind | null>(record.saidKind ?? null);
  const [organisation, setOrganisation] = useState(record.organisation ?? '');
  // Half a date reads as none: only the input itself knows that something stands there.
  const dayInput = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState({ title: false, day: false });
  const onSubmit = (event: Event) => {
    event.preventDefault();
    const half = dayInput.current?.validity?.badInput ?? false;
    const found = { title: title.trim() === '', day: half || (day !== '' && dayIn(day) === null) };
    setWrong(found);
    if (found.title || found.day) return;
    const isSaid = organisation.trim() !== '' || record.organisation !== undefined;
    onSave({ title: title.trim(), day, kind, organisation: isSaid ? organisation.trim() : null });
  };
  return (
    <form class="card narrow" onSubmit={onSubmit} noValidate>
      <Field
        label={edit.title}
        value={title}
        error={wrong.title ? edit.empty : null}
        onValue={(value) => setTitle(value.slice(0, 300))}
        input={{ autocomplete: 'off', spellcheck: false }}
      />
      <div class="field">
        <label for={id}>{edit.day}</label>
        <input
          id={id}
          ref={dayInput}
          type="date"
          autocomplete="off"
          min={DAYS.first}
          max={DAYS.last}
          value={day}
          aria-invalid={wrong.day ? 'true' : 'false'}
          {...(wrong.day ? { 'aria-describedby': `${id}-error` } : {})}
          onInput={(event) => setDay(event.currentTarget.value)}
        />
        {wrong.day && (
          <p class="error" id={`${id}-error`} role="alert">
            <span aria-hidden="true">▲</span> {edit.wrongDay}
          </p>
        )}
      </div>
      <div class="field">
        <label for={`${id}-kind`}>{edit.kind}</label>
        <select
          id={`${id}-kind`}
          autocomplete="off"
          value={kind ?? ''}
          onChange={(event) => setKind((event.currentTarget.value || null) as RecordKind | null)}
        >
          <option value="">{edit.byTitle}</option>
          {(Object.keys(kinds) as (keyof typeof kinds)[]).map((one) =>
            one === 'all' ? null : (
              <option key={one} value={one}>
                {kinds[one]}
              </option>
            ),
          )}
        </select>
      </div>
      <Field
        label={edit.organisation}
        value={organisation}
        onValue={(value) => setOrganisation(value.slice(0, 300))}
        input={{ spellcheck: false }}
      />
      <p class="small">{edit.note}</p>
      <div class="row">
        <Button kind="primary" submit>
          {edit.save}
        </Button>
        {record.corrected && <Button onClick={() => onSave(null)}>{edit.restore}</Button>}
        <Button onClick={onCancel}>{edit.cancel}</Button>
      </div>
    </form>
  );
}

type MoveProps = { others: readonly PersonItem[]; texts: RecordTexts; onMove: (person: string) => void };

function MoveTo({ others, texts: { move, people }, onMove }: MoveProps) {
  const id = useId();
  const [person, choose] = useState(others[0]?.id ?? '');
  return (
    <span class="field inline">
      <label for={id}>{move.label}</label>
      <select autocomplete="off" id={id} value={person} onChange={(event) => choose(event.currentTarget.value)}>
        {others.map((other) => (
          <option key={other.id} value={other.id}>
            {other.name || people.unnamed}
          </option>
        ))}
      </select>
      <Button onClick={() => onMove(person)}>{move.action}</Button>
    </span>
  );
}
