import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../ui';

type Words = { action: string; title: string; loss: string; remnants?: string; yes: string; no: string };
type Props = {
  words: Words;
  /** The question was put elsewhere: it stands open from the first. */
  asks?: boolean;
  onYes: () => void;
  onNo?: () => void;
};

/** Asks once and says what is lost. The focus goes to the harmless answer and back to where it was. */
export function Confirm({ words, asks = false, onYes, onNo }: Props) {
  const [asking, ask] = useState<boolean | null>(null);
  useEffect(() => {
    if (asks) ask(true);
  }, [asks]);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asking !== null) place.current?.querySelector('button')?.focus();
  }, [asking]);
  const answer = (told?: () => void) => () => {
    ask(false);
    told?.();
  };
  return (
    <div ref={place}>
      {asking ? (
        <Question words={words} onNo={answer(onNo)} onYes={answer(onYes)} />
      ) : (
        <Button kind="quiet" onClick={() => ask(true)}>
          {words.action}
        </Button>
      )}
    </div>
  );
}

type QuestionProps = { words: Omit<Words, 'action'>; onYes: () => void; onNo: () => void };

/** The harmless answer comes first. */
export const Question = ({ words, onYes, onNo }: QuestionProps) => (
  <fieldset class="confirm">
    <legend class="strong">{words.title}</legend>
    <p>{words.loss}</p>
    {words.remnants && <p class="small">{words.remnants}</p>}
    <div class="row">
      <Button onClick={onNo}>{words.no}</Button>
      <Button kind="quiet" onClick={onYes}>
        {words.yes}
      </Button>
    </div>
  </fieldset>
);
