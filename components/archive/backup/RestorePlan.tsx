import { useState } from 'preact/hooks';
import { type BackupTexts, formatMoment, formatSize, type Locale } from '../../../utils/text';
import { Button, Notice } from '../../ui';
import type { BackupEvents, BackupStage } from './backup-view';
import { PersonRows } from './PersonRows';

type Plan = Extract<BackupStage, { at: 'plan' }>;
type Props = {
  plan: Plan;
  texts: BackupTexts;
  locale: Locale;
  now: number;
} & Pick<BackupEvents, 'onPlace' | 'onRestore' | 'onReset'>;

/** What a restore would do and whose documents go to whom, before it does anything. */
export function RestorePlan({ plan, texts: { plan: words }, locale, now, onPlace, onRestore, onReset }: Props) {
  const { madeAt, people, persons, room } = plan;
  const [missed, miss] = useState(false);
  const adds = people.reduce((sum, { fresh, differ }) => sum + fresh + differ, 0);
  const isOpen = people.some(({ to }) => to === null);
  return (
    <section class="card stack">
      <h2>{words.title}</h2>
      {madeAt > 0 && <p>{words.made(formatMoment(madeAt, locale, now))}</p>}
      {people.map((person, at) => (
        <PersonRows
          key={`${at} ${person.from}`}
          {...{ person, persons, words }}
          missed={missed && person.to === null}
          onPlace={(to) => onPlace(at, to)}
        />
      ))}
      <div class="stack" role="status">
        {adds === 0 && <p class="strong">{words.nothing}</p>}
        {adds > 0 && <p class="small">{words.atOnce(formatSize(room.needed, locale))}</p>}
      </div>
      {adds > 0 && !room.enough && <Notice tone="bad" words={words.short} live="alert" />}
      <div class="row">
        {adds > 0 && room.enough && (
          <Button kind="primary" onClick={() => (isOpen ? miss(true) : onRestore())}>
            {words.submit(adds)}
          </Button>
        )}
        <Button onClick={onReset}>{words.cancel}</Button>
      </div>
    </section>
  );
}
