import { KEEP_CHOICES, KEEP_KINDS, type KeepChoice, type KeepKind } from '../../utils/archive';
import type { KeepingTexts } from '../../utils/text';
import { Card } from '../ui';

type Props = {
  keep: Readonly<Record<KeepKind, KeepChoice>>;
  texts: KeepingTexts;
  onKeep: (kind: KeepKind, choice: KeepChoice) => void;
};

/** What is kept of the portal's documents, decided for each kind apart. */
export const KeepSettings = ({ keep, texts, onKeep }: Props) => (
  <Card labelledBy="keep">
    <h2 id="keep">{texts.title}</h2>
    <p class="small">{texts.hint}</p>
    {KEEP_KINDS.map((kind) => (
      <fieldset key={kind} class="choices">
        <legend>{texts.kinds[kind]}</legend>
        {KEEP_CHOICES.map((choice) => (
          <label key={choice} class="check">
            <input
              type="radio"
              name={`keep-${kind}`}
              checked={keep[kind] === choice}
              onChange={() => onKeep(kind, choice)}
            />
            <span>{texts.choices[choice]}</span>
          </label>
        ))}
      </fieldset>
    ))}
  </Card>
);
