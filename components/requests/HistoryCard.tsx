import type { Keeping, Separator } from '../../utils/requests';
import type { HistoryTexts } from '../../utils/text';
import { Card, LiveRegion } from '../ui';
import { Confirm } from './Confirm';
import { KeepHistory } from './KeepHistory';
import { SaveHistory } from './SaveHistory';

/** What the person has just done with the history. */
export type HistoryDone = 'saved' | 'notSaved' | 'erased' | 'notErased' | null;

export type HistoryEvents = {
  onSaveTable: (separator: Separator) => void;
  onSaveCalendar: () => void;
  onKeepHistory: (keeping: Keeping) => void;
  /** Null: of all requests. */
  onEraseHistory: (id: string | null) => void;
};

type Props = {
  keeping: Keeping;
  /** Requests whose past a choice would erase at once. */
  losing: (keeping: Keeping) => number;
  /** Rows and dates there are to save. */
  rows: number;
  dates: number;
  done: HistoryDone;
  words: HistoryTexts;
  on: HistoryEvents;
};

/** Saving, keeping and erasing the history of all requests. */
export function HistoryCard({ keeping, losing, rows, dates, done, words, on }: Props) {
  const { card } = words;
  return (
    <Card labelledBy="history">
      <h2 id="history">{card.title}</h2>
      <p class="small">{card.note}</p>
      <SaveHistory rows={rows} dates={dates} words={words} on={on} />
      {(done === 'saved' || done === 'notSaved') && <Told done={done} words={words} />}
      <KeepHistory keeping={keeping} losing={losing} words={words} onKeep={on.onKeepHistory} />
      <Confirm words={card.eraseAll} onYes={() => on.onEraseHistory(null)} />
      {(done === 'erased' || done === 'notErased') && <Told done={done} words={words} />}
      <LiveRegion>{done ? card[done] : ''}</LiveRegion>
    </Card>
  );
}

type ToldProps = { done: Exclude<HistoryDone, null>; words: HistoryTexts };

/** Seen beside what was pressed; heard through the live region. */
const Told = ({ done, words: { card } }: ToldProps) => (
  <p class={done === 'saved' || done === 'erased' ? 'small' : 'error'} aria-hidden="true">
    {card[done]}
  </p>
);
