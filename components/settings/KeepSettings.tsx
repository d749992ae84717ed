import { KEEP_CHOICES, KEEP_KINDS, type KeepChoice, type KeepKind } from '../../utils/archive';
import type { KeepingTexts } from '../../utils/text';
import { Card, Notice } from '../ui';

type Props = {
  keep: Readonly<Record<KeepKind, KeepChoice>>;
  texts: KeepingTexts;
  onKeep: (kind: KeepKind, choice: KeepChoice) => void;
  /** Whether the browser tells us of downloads; `refused`: it was asked and did not allow it. */
  wider: 'on' | 'off' | 'refused';
  onWider: (on: boolean) => void;
};

/** What is kept of the portal's documents, decided for each kind apart. */
export const KeepSettings = ({ keep, texts, onKeep, wider, onWider }: Props) => (
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
    <label class="check">
      <input
        type="checkbox"
        checked={wider === 'on'}
        aria-describedby="wider-hint"
        onChange={(event) => {
          onWider(event.currentTarget.checked);
          // What the browser answers decides, and only then.
          event.currentTarget.checked = wider === 'on';
        }}
      />
      <span>{texts.wider.label}</span>
    </label>
    <p class="small" id="wider-hint">
      {texts.wider.hint}
    </p>
    {wider === 'refused' && <Notice tone="attention" words={texts.wider.refused} live="alert" />}
  </Card>
);
