import type { Advice, StepName } from '../../utils/requests';
import type { HistoryTexts, RequestTexts } from '../../utils/text';
import { Button } from '../ui';

type Props = {
  /** Null: not looked at yet. */
  advice: Advice | null;
  /** Why the last look told nothing: that comes first. */
  trouble: string | null;
  texts: RequestTexts;
  words: HistoryTexts;
  primary: boolean;
  onOpen: () => void;
};

/** What to do and where. */
export const NextStep = ({ advice, trouble, texts, words, primary, onOpen }: Props) => (
  <div class="advice">
    <h3>{texts.whatToDo}</h3>
    {trouble && <p class="strong">{trouble}</p>}
    <p class="small">{advice ? adviceWords(advice.what, texts, words) : words.wait}</p>
    {advice && advice.where !== 'none' && <p class="small">{words.places[advice.where]}</p>}
    <Button kind={primary ? 'primary' : 'secondary'} onClick={onOpen}>
      {texts.openOnPortal}
    </Button>
  </div>
);

/** What to do, in a sentence or two. */
export const adviceWords = (what: Advice['what'], texts: RequestTexts, words: HistoryTexts): string =>
  Object.hasOwn(words.steps, what)
    ? words.steps[what as StepName]
    : texts.advice[what as Exclude<Advice['what'], StepName>];
