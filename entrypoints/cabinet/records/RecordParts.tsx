import {
  type ArchiveView,
  DestroyArchive,
  PersonBar,
  RecordDesk,
  type RecordItem,
  RoomLine,
  Trash,
  WhoseDocuments,
} from '../../../components/archive';
import { Button, Notice } from '../../../components/ui';
import { type Locale, recordTexts } from '../../../utils/text';
import type { ArchiveSession } from '../archive-session';

type Parts = { session: ArchiveSession; view: ArchiveView; locale: Locale };

/** The view without what was deleted. */
export function listed<View extends ArchiveView>(view: View): View {
  return view.state === 'open' ? { ...view, records: view.records.filter(({ goesAt }) => goesAt === undefined) } : view;
}

type AroundProps = Parts & { removed: RecordItem | null; onRemoved: (record: RecordItem | null) => void };

/** Above the list: whose it is, what waits for an answer, what was just deleted. */
export function AroundList({ session: { records }, view, locale, removed, onRemoved }: AroundProps) {
  if (view.state !== 'open' || !view.people) return null;
  const texts = recordTexts(locale);
  const { persons, current, waiting } = view.people;
  const stillGone = removed && view.records.some(({ id, goesAt }) => id === removed.id && goesAt !== undefined);
  return (
    <>
      <PersonBar
        persons={persons}
        current={current}
        texts={texts.people}
        onSwitch={records.switchTo}
        onAdd={records.addPerson}
        onTell={records.tellPerson}
      />
      <WhoseDocuments
        groups={waiting}
        persons={persons}
        texts={texts}
        onPut={(ids, person) => void records.settle(ids, person)}
        onNew={(ids, name) => void records.settleNew(ids, name)}
        onDrop={records.refuse}
      />
      {stillGone && (
        <Notice
          tone="neutral"
          words={{ title: texts.trash.removed(removed.title), safe: texts.trash.kept }}
          live="status"
        >
          <Button onClick={() => void records.bringBack(removed.id).then(() => onRemoved(null))}>
            {texts.trash.undo}
          </Button>
        </Notice>
      )}
    </>
  );
}

/** Below the list: room, what was deleted, the end of everything. */
export function BelowList({ session: { records }, view, locale, now }: Parts & { now: number }) {
  const texts = recordTexts(locale);
  // Who has forgotten the phrase may want to destroy it too.
  const end = <DestroyArchive texts={texts.destroy} onDestroy={records.destroy} />;
  if (view.state !== 'open') return view.state === 'locked' ? end : null;
  const used = view.records.reduce((sum, { size }) => sum + size, 0);
  return (
    <>
      <RoomLine used={used} free={view.free ?? null} texts={texts.room} locale={locale} />
      <Trash
        records={view.records.filter(({ goesAt }) => goesAt !== undefined)}
        texts={texts.trash}
        locale={locale}
        now={now}
        onRestore={records.bringBack}
        onForever={records.forever}
      />
      {end}
    </>
  );
}

type DeskProps = Parts & {
  record: RecordItem;
  onGone: (removed: RecordItem | null) => void;
  onOpen: (id: string) => void;
};

export function Desk({ session: { records }, view, locale, record, onGone, onOpen }: DeskProps) {
  if (view.state !== 'open' || !view.people) return null;
  const { persons, current } = view.people;
  const leaving = async (work: Promise<boolean>, removed: RecordItem | null): Promise<boolean> => {
    const done = await work;
    if (done) onGone(removed);
    return done;
  };
  return (
    <RecordDesk
      record={record}
      texts={recordTexts(locale)}
      others={persons.filter(({ id }) => id !== current)}
      onCorrect={(correction) => records.correct(record.id, correction)}
      onRemove={() => leaving(records.putAway([record.id]), record)}
      onDropOlder={() => records.putAway(record.older ?? [])}
      onOpen={onOpen}
      onMove={(person) => leaving(records.move(record.id, person), null)}
    />
  );
}
