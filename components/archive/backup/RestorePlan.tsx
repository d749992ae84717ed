import { type BackupTexts, formatMoment, formatSize, type Locale } from '../../../utils/text';
import { Button, Notice } from '../../ui';
import type { BackupStage, PersonPlan } from './backup-view';

type Props = {
  plan: Extract<BackupStage, { at: 'plan' }>;
  texts: BackupTexts;
  locale: Locale;
  now: number;
  onRestore: () => void;
  onReset: () => void;
};

/** What a restore would do, before it does anything. */
export function RestorePlan({ plan, texts: { plan: words }, locale, now, onRestore, onReset }: Props) {
  const { madeAt, people, room } = plan;
  const adds = people.reduce((sum, { fresh, differ }) => sum + fresh + differ, 0);
  return (
    <section class="card stack" role="status">
      <h2>{words.title}</h2>
      {madeAt > 0 && <p>{words.made(formatMoment(madeAt, locale, now))}</p>}
      {people.map((person) => (
        <PersonRows key={person.name} person={person} words={words} named={people.length > 1} />
      ))}
      {adds === 0 && <p class="strong">{words.nothing}</p>}
      {adds > 0 && <p class="small">{words.atOnce(formatSize(room.needed, locale))}</p>}
      {adds > 0 && !room.enough && <Notice tone="bad" words={words.short} live="alert" />}
      <div class="row">
        {adds > 0 && room.enough && (
          <Button kind="primary" onClick={onRestore}>
            {words.submit(adds)}
          </Button>
        )}
        <Button onClick={onReset}>{words.cancel}</Button>
      </div>
    </section>
  );
}

type RowProps = { person: PersonPlan; words: BackupTexts['plan']; named: boolean };

function PersonRows({ person: { name, isNew, fresh, same, differ }, words, named }: RowProps) {
  return (
    <>
      {named && (
        <h3>
          {name}
          {isNew && <span class="small"> · {words.newPerson}</span>}
        </h3>
      )}
      <ul class="checks">
        {fresh > 0 && <li>{words.fresh(fresh)}</li>}
        {same > 0 && <li>{words.same(same)}</li>}
        {differ > 0 && <li>{words.differ(differ)}</li>}
      </ul>
    </>
  );
}
