import { useId, useState } from 'preact/hooks';
import type { Found, Remedy } from '../../utils/diagnostics';
import { Badge, Button, Card, type Tone } from '../ui';
import type { CheckWords } from './words';

const TONES: Readonly<Record<Found['confidence'], Tone>> = { certain: 'bad', likely: 'bad', possible: 'attention' };
export type Mendable = Extract<Remedy, 'remove-twin' | 'clear-cookies' | 'clear-storage'>;
const isMendable = (remedy: Remedy): remedy is Mendable =>
  remedy === 'remove-twin' || remedy === 'clear-cookies' || remedy === 'clear-storage';

type Props = {
  found: Found;
  first: boolean;
  words: CheckWords;
  /** What «remove-twin» would take away, in words. */
  extra: readonly string[];
  busy: boolean;
  /** False: a remedy that removes something is words only. */
  mends: boolean;
  onMend: (what: Mendable) => void;
  onGo: (remedy: Exclude<Remedy, Mendable | 'advice'>) => void;
};

/** One cause: how sure, what it is, what is safe; then its remedy, which is shown before anything changes. */
export function CauseCard({ found, first, words: { causes, diagnostics }, extra, busy, mends, onMend, onGo }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const remedy = mends || !isMendable(found.remedy) ? found.remedy : 'advice';
  const words = causes[found.id];
  const go = () => (remedy === 'advice' || isMendable(remedy) ? setOpen(!open) : onGo(remedy));
  return (
    <Card labelledBy={id} attention={first}>
      <div class="row">
        <Badge tone={TONES[found.confidence]}>{diagnostics.confidence[found.confidence]}</Badge>
        <h2 id={id}>{words.title}</h2>
      </div>
      <p>{words.safe}</p>
      {(open || remedy !== 'advice') && <p>{words.next}</p>}
      {open && isMendable(remedy) && (
        <div class="stack">
          <p>{diagnostics.previews[remedy].text}</p>
          {remedy === 'remove-twin' && (
            <ul>
              {extra.map((line) => (
                <li key={line} class="any-break">
                  {line}
                </li>
              ))}
            </ul>
          )}
          <div class="row">
            <Button onClick={() => onMend(remedy)} off={busy}>
              {diagnostics.previews[remedy].act}
            </Button>
          </div>
        </div>
      )}
      {!open && (
        <div class="row">
          <Button kind={first ? 'primary' : 'secondary'} onClick={go}>
            {diagnostics.remedies[remedy]}
          </Button>
        </div>
      )}
    </Card>
  );
}
