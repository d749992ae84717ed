import { useId, useState } from 'preact/hooks';
import { PAPER_KINDS, type PaperKind, type PaperView } from '../../utils/people';
import { type DeskTexts, formatDay, type Locale } from '../../utils/text';
import { Badge, Button, Card, Notice, type Tone } from '../ui';

type Props = {
  papers: readonly PaperView[];
  texts: DeskTexts;
  locale: Locale;
  now: number;
  failed: boolean;
  onAdd: (kind: PaperKind, until: string) => void;
  onRemove: (id: string) => void;
};

const TONES: Readonly<Record<PaperView['state'], Tone>> = { over: 'bad', soon: 'attention', far: 'neutral' };

/** Until when papers are valid: the next to end comes first. */
export function PapersCard({ papers, texts: { papers: words }, locale, now, failed, onAdd, onRemove }: Props) {
  const [kind, setKind] = useState<PaperKind>('passport');
  const [until, setUntil] = useState('');
  const [asked, setAsked] = useState(false);
  const id = useId();
  const dayOf = (day: string) => formatDay(new Date(`${day}T12:00:00`).getTime(), locale, now);
  const add = () => {
    setAsked(until === '');
    if (until === '') return;
    onAdd(kind, until);
    setUntil('');
  };
  return (
    <Card labelledBy="papers">
      <h2 id="papers">{words.title}</h2>
      <p>{words.text}</p>
      {failed && <Notice tone="bad" words={words.notSaved} live="alert" />}
      {papers.length === 0 && <p class="small">{words.none}</p>}
      <ul class="plain papers">
        {papers.map((paper) => (
          <li key={paper.id} class="row spread">
            <span>
              <span class="strong">{words.kinds[paper.kind]}</span> {words.till(dayOf(paper.until))}
            </span>
            <span class="row">
              <Badge tone={TONES[paper.state]}>{leftOf(paper, words)}</Badge>
              <Button
                kind="quiet"
                aria-label={words.removeNamed(words.kinds[paper.kind], dayOf(paper.until))}
                onClick={() => onRemove(paper.id)}
              >
                {words.remove}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <form
        class="paper-form"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <label class="hour">
          <span class="strong">{words.kind}</span>
          <select autocomplete="off" value={kind} onChange={(event) => setKind(event.currentTarget.value as PaperKind)}>
            {PAPER_KINDS.map((one) => (
              <option key={one} value={one}>
                {words.kinds[one]}
              </option>
            ))}
          </select>
        </label>
        <label class="hour">
          <span class="strong">{words.until}</span>
          <input
            type="date"
            autocomplete="off"
            value={until}
            aria-invalid={asked ? 'true' : 'false'}
            {...(asked ? { 'aria-describedby': id } : {})}
            onInput={(event) => setUntil(event.currentTarget.value)}
          />
        </label>
        <Button submit>{words.add}</Button>
      </form>
      {asked && (
        <p class="error" id={id} role="alert">
          <span aria-hidden="true">▲</span> {words.noDay}
        </p>
      )}
    </Card>
  );
}

function leftOf({ days }: PaperView, words: DeskTexts['papers']): string {
  if (days < 0) return words.over(-days);
  return days === 0 ? words.today : words.left(days);
}
