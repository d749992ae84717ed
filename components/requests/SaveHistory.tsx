import { useId, useState } from 'preact/hooks';
import type { HistoryTexts } from '../../utils/text';
import { Button } from '../ui';
import type { HistoryEvents } from './HistoryCard';

type Props = {
  rows: number;
  dates: number;
  words: HistoryTexts;
  on: Pick<HistoryEvents, 'onSaveTable' | 'onSaveCalendar'>;
};

/** Files for other programs. A button with nothing to save says so. */
export function SaveHistory({ rows, dates, words: { card }, on }: Props) {
  const [semicolon, setSemicolon] = useState(false);
  const id = useId();
  const nothing = [rows === 0 && card.nothingForTable, dates === 0 && card.nothingForCalendar].filter(Boolean);
  const why = nothing.length > 0 ? { 'aria-describedby': id } : {};
  return (
    <fieldset class="choices">
      <legend>{card.saveTitle}</legend>
      <div class="row">
        <Button off={rows === 0} {...(rows === 0 ? why : {})} onClick={() => on.onSaveTable(semicolon ? ';' : ',')}>
          {card.csv}
        </Button>
        <Button off={dates === 0} {...(dates === 0 ? why : {})} onClick={on.onSaveCalendar}>
          {card.ics}
        </Button>
      </div>
      <label class="check">
        <input type="checkbox" checked={semicolon} onChange={(event) => setSemicolon(event.currentTarget.checked)} />
        <span>{card.semicolon}</span>
      </label>
      {nothing.length > 0 && (
        <p class="small" id={id}>
          {nothing.join(' ')}
        </p>
      )}
      <p class="small">{card.readable}</p>
    </fieldset>
  );
}
