import type { StepNow } from '../../utils/guide/book';
import { formatMonth, formatTime, type GuideTexts, type Locale } from '../../utils/text';
import { Button } from '../ui';
import type { GuideEvents, StepWords } from './guide-view';

type Props = { now: StepNow; open: boolean; texts: GuideTexts; locale: Locale; on: GuideEvents };

export const wordsOf = (texts: GuideTexts, { step }: StepNow): StepWords => texts.steps[step.code];

/** One step: its name and how it is known to be done, and behind it what to do, why, and where articles are out of date. */
export function GuideStep({ now, open, texts, locale, on }: Props) {
  const { step, need, state, how, at } = now;
  const { name, todo, why, fix, other } = wordsOf(texts, now);
  const time = at === null ? '' : formatTime(at, locale);
  return (
    <li
      class={`guide-step ${state}${/\d\p{L}$/u.test(step.code) ? ' part' : ''}`}
      id={`step-${step.code}`}
      {...(state === 'current' ? { 'aria-current': 'step' as const } : {})}
    >
      <details open={open}>
        <summary>
          <span class="sign" aria-hidden="true">
            {state === 'done' ? '✓' : state === 'current' ? '●' : '○'}
          </span>
          <span class="name">{name}</span>
          <span class="small">
            {[
              texts.code(step.code),
              need === 'may' ? texts.optional : null,
              how === 'seen' ? texts.seen(time) : how === 'ticked' ? texts.ticked(time) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </summary>
        <div class="guide-body">
          <p>{todo}</p>
          {fix && (
            <p class="guide-fix">
              <strong>{texts.fix}:</strong> {fix}
            </p>
          )}
          {other && (
            <p>
              <strong>{texts.other}:</strong> {other}
            </p>
          )}
          <p class="small">
            <strong>{texts.more}:</strong> {why}
          </p>
          <div class="row">
            {step.place && (
              <Button kind={state === 'current' ? 'primary' : 'secondary'} onClick={() => on.onShow(step.code)}>
                {texts.show}
              </Button>
            )}
            {how !== 'seen' && (
              <Button onClick={() => on.onTick(step.code, state !== 'done')}>
                {state === 'done' ? texts.untick : texts.tick}
              </Button>
            )}
          </div>
          <p class="small">
            {texts.source[step.article.length > 0 ? 'article' : 'open'](formatMonth(step.checked, locale))}
          </p>
        </div>
      </details>
    </li>
  );
}
