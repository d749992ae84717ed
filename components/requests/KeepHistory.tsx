import { useEffect, useRef, useState } from 'preact/hooks';
import { KEEPING, type Keeping } from '../../utils/requests';
import type { HistoryTexts } from '../../utils/text';
import { Question } from './Confirm';

type Props = {
  keeping: Keeping;
  losing: (keeping: Keeping) => number;
  words: HistoryTexts;
  onKeep: (keeping: Keeping) => void;
};

/** How long a past is kept. A choice that erases something at once is asked about. */
export function KeepHistory({ keeping, losing, words: { card }, onKeep }: Props) {
  const [wanted, want] = useState<Keeping | null>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wanted) place.current?.querySelector('button')?.focus();
  }, [wanted]);
  const choose = (choice: Keeping) => {
    if (losing(choice) > 0) want(choice);
    else onKeep(choice);
  };
  const answer = (choice: Keeping | null) => {
    want(null);
    if (choice) onKeep(choice);
    place.current?.querySelector<HTMLElement>('input:checked')?.focus();
  };
  const { title, ...rest } = card.keepConfirm;
  return (
    <div ref={place}>
      <fieldset class="choices">
        <legend>{card.keepTitle}</legend>
        {KEEPING.map((choice) => (
          <label key={choice} class="check">
            <input
              type="radio"
              name="keeping"
              aria-describedby="keep-hint"
              checked={(wanted ?? keeping) === choice}
              onChange={() => choose(choice)}
            />
            <span>{card.keep[choice]}</span>
          </label>
        ))}
        <p class="small" id="keep-hint">
          {card.keepHint}
        </p>
      </fieldset>
      {wanted && (
        <Question
          words={{ title: title(losing(wanted)), ...rest }}
          onYes={() => answer(wanted)}
          onNo={() => answer(null)}
        />
      )}
    </div>
  );
}
