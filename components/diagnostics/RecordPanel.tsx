import { causesOf, factsFrom, recordFacts, type Trace } from '../../utils/diagnostics';
import { formatCountdown } from '../../utils/text';
import { Button, Card, LiveRegion, Notice } from '../ui';
import { Timeline } from './Timeline';
import type { CheckWords } from './words';

/** `left`: milliseconds until the end of a recording that is on. */
export type RecordView =
  | { step: 'idle' | 'failed' }
  | { step: 'on'; left: number }
  | { step: 'done'; trace: Trace; added: boolean };

export type RecordEvents = {
  onRecord: () => void;
  onStop: () => void;
  onPortal: () => void;
  /** Into the report, or out of it. */
  onAdd: (added: boolean) => void;
  onDrop: () => void;
};

type Props = { view: RecordView; words: CheckWords; on: RecordEvents };

/** «Повторите ошибку»: two minutes of what the portal answers, seen whole before the person adds it to a report. */
export function RecordPanel({ view, words, on }: Props) {
  const { trace: texts } = words;
  const { step } = view;
  return (
    <Card labelledBy="record-title">
      <h2 id="record-title">{texts.title}</h2>
      <LiveRegion>{step === 'on' ? texts.begun : step === 'done' ? texts.ended : ''}</LiveRegion>
      {step === 'failed' && <Notice tone="bad" words={texts.failed} live="alert" />}
      {(step === 'idle' || step === 'failed') && (
        <>
          <p class="small">{texts.hint}</p>
          <div class="row">
            <Button onClick={on.onRecord}>{texts.start}</Button>
          </div>
        </>
      )}
      {view.step === 'on' && (
        <>
          <p class="record-going">
            <span class="record-dot" aria-hidden="true" />
            <span class="strong">{texts.going}</span>
            {/* Said each second it would drown everything else: the clock is there to be looked at. */}
            <span class="record-clock" role="timer" aria-live="off">
              {texts.left(formatCountdown(view.left))}
            </span>
          </p>
          <p>{texts.goingHint}</p>
          <div class="row">
            <Button kind="primary" onClick={on.onPortal}>
              {texts.toPortal}
            </Button>
            <Button onClick={on.onStop}>{texts.stop}</Button>
          </div>
        </>
      )}
      {view.step === 'done' && <Done trace={view.trace} added={view.added} words={words} on={on} />}
    </Card>
  );
}

function Done({ trace, added, words, on }: { trace: Trace; added: boolean; words: CheckWords; on: RecordEvents }) {
  const { trace: texts } = words;
  return (
    <>
      <p class="small">{texts.done(trace.rows.length, trace.seconds)}</p>
      {trace.rows.length > 0 && <Says trace={trace} words={words} />}
      <Timeline trace={trace} words={words} />
      <div class="row">
        {trace.rows.length > 0 && <Button onClick={() => on.onAdd(!added)}>{added ? texts.take : texts.add}</Button>}
        <Button onClick={on.onRecord}>{texts.again}</Button>
        <Button kind="quiet" onClick={on.onDrop}>
          {texts.drop}
        </Button>
      </div>
      <p class="small" role="status">
        {added ? texts.added : texts.dropHint}
      </p>
    </>
  );
}

/** The known causes that the recording alone speaks for. */
function Says({ trace, words: { trace: texts, causes } }: { trace: Trace; words: CheckWords }) {
  const found = causesOf(factsFrom(recordFacts(trace)));
  if (found.length === 0) return <p>{texts.saysNothing}</p>;
  return (
    <>
      <h3>{texts.says}</h3>
      <ul class="record-says">
        {found.map(({ id }) => (
          <li key={id}>
            {causes[id].title}. <span class="small">{causes[id].next}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
