import type { ArchiveTexts } from '../../utils/text';
import { SIGNS } from '../ui';
import type { StrengthView } from './archive-view';

type Props = { strength: StrengthView | null; texts: ArchiveTexts['strength'] };

/** The word says it, the bar only repeats it; a weak phrase is told why. */
export function StrengthMeter({ strength, texts }: Props) {
  const tone = strength === null ? 'neutral' : strength.weak ? 'attention' : 'good';
  return (
    <div class={`strength ${tone}`}>
      <div class="steps" aria-hidden="true">
        {[0, 1, 2, 3].map((step) => (
          <span key={step} class={strength && strength.score > step ? 'on' : ''} />
        ))}
      </div>
      <p class="small" role="status">
        {texts.label}: {strength === null ? texts.checking : texts.words[strength.score]}
        {strength?.weak && (
          <span class="reason">
            {' '}
            <span aria-hidden="true">{SIGNS.attention}</span> {texts.weak} {texts.why[strength.why ?? 'guessable']}
          </span>
        )}
      </p>
    </div>
  );
}
