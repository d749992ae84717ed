import { type Checked, type Facts, factLine, type Verdict } from '../../utils/diagnostics';
import { Card, Hidden, SIGNS, type Tone } from '../ui';
import type { CheckWords } from './words';

const TONES: Readonly<Record<Verdict, Tone>> = { good: 'good', attention: 'attention', bad: 'bad', unknown: 'neutral' };

/** «Да», «нет» and bare numbers say nothing among others: there their label stands before them. */
const told = ([label, value]: readonly [string, string], amongOthers: boolean): string =>
  amongOthers && /^(\d[\d–-]*|больше 100|over 100|да|нет|yes|no)$/.test(value) ? `${lowered(label)}: ${value}` : value;

const lowered = (label: string): string => label.slice(0, 1).toLowerCase() + label.slice(1);

type Props = { checks: readonly Checked[]; facts: Facts; words: CheckWords };

/** Every point that was looked at, with what was seen; a sign and a word, never colour alone. */
export const CheckList = ({ checks, facts, words: { diagnostics, facts: texts } }: Props) => (
  <Card>
    <ul class="plain check-list">
      {checks.map(({ id, verdict, facts: keys }) => (
        <li key={id}>
          <span class={`sign ${TONES[verdict]}`} aria-hidden="true">
            {SIGNS[TONES[verdict]]}
          </span>
          <span>
            {diagnostics.checks[id]}
            <Hidden>: {diagnostics.verdicts[verdict]}.</Hidden>{' '}
            <span class="small">
              {verdict === 'unknown'
                ? diagnostics.verdicts.unknown
                : keys.map((key) => told(factLine(key, facts[key], texts), keys.length > 1)).join('; ')}
            </span>
          </span>
        </li>
      ))}
    </ul>
  </Card>
);
