import type { RequestTimeline, TimelineStep, WatchedView } from '../../utils/requests';
import {
  formatDuration,
  formatMoment,
  formatPeriod,
  type HistoryTexts,
  type Locale,
  type RequestTexts,
} from '../../utils/text';
import { Badge, toneOf } from '../ui';

type Props = {
  request: WatchedView;
  timeline: RequestTimeline;
  texts: RequestTexts;
  words: HistoryTexts;
  locale: Locale;
  now: number;
};

/** What the request went through, newest first: how long each status lasted, drawn and in numbers. */
export function Timeline({ request, timeline: { steps }, texts, words, locale, now }: Props) {
  if (steps.length === 0) return <p class="small">{words.notSeen}</p>;
  const longest = Math.max(1, ...steps.map(({ ms }) => ms ?? 0));
  return (
    <ol class="timeline" reversed aria-label={words.timeline}>
      {steps.map((step, index) => (
        <li
          key={steps.length - index}
          class={index === 0 ? `now ${toneOf(step.group)}` : ''}
          {...(index === 0 ? { 'aria-current': 'step' as const } : {})}
        >
          <p>
            <Title step={step} strong={index === 0} texts={texts} />{' '}
            <time class="small" dateTime={new Date(step.from).toISOString()}>
              {when(step, words, locale, now)}
            </time>
          </p>
          {step.ms !== null && steps.length > 1 && (
            <span class="length" aria-hidden="true" style={{ inlineSize: `${(100 * step.ms) / longest}%` }} />
          )}
          <Unusual step={step} words={words} locale={locale} />
          {index === 0 && <Present request={request} texts={texts} words={words} />}
        </li>
      ))}
    </ol>
  );
}

/** The portal's own word is Russian in any language of ours. */
const Title = ({ step, strong, texts }: { step: TimelineStep; strong: boolean; texts: RequestTexts }) => (
  <span class={strong ? 'strong' : ''} {...(step.title ? { lang: 'ru' } : {})}>
    {step.title || texts.groups[step.group]}
  </span>
);

function when({ from, to, ms, atLeast }: TimelineStep, words: HistoryTexts, locale: Locale, now: number): string {
  const moment = to === null ? formatMoment(from, locale, now) : formatPeriod(from, to, locale, now);
  if (ms === null) return moment;
  const span = formatDuration(ms, locale);
  const length = to === null ? words.lastsFor(span) : span;
  return `${moment}, ${atLeast ? words.atLeast(length) : length}`;
}

type UnusualProps = { step: TimelineStep; words: HistoryTexts; locale: Locale };

/** What is out of the ordinary, and by what measure. */
function Unusual({ step, words, locale }: UnusualProps) {
  const { longer, visit, reopened, doubtful, atLeast, usual, to } = step;
  const notes = [
    visit > 1 && words.again(visit),
    reopened && words.reopened,
    doubtful && words.doubtful,
    atLeast && to === null && words.firstSeen,
    usual &&
      (longer !== null || to === null) &&
      words.usual[usual.basis](formatDuration(usual.median, locale), usual.count),
  ].filter((note) => typeof note === 'string');
  if (longer === null && notes.length === 0) return null;
  return (
    <div class="notes">
      {longer !== null && <Badge tone="attention">{words.longer(formatDuration(longer, locale))}</Badge>}
      {notes.length > 0 && (
        <p class="small">{notes.map((note) => (note.endsWith('.') ? note : `${note}.`)).join(' ')}</p>
      )}
    </div>
  );
}

type PresentProps = Pick<Props, 'request' | 'texts' | 'words'>;

/** What only the present status has: the comment, while it is in memory, and the files. */
const Present = ({ request: { comment, service, files }, texts, words }: PresentProps) => (
  <>
    {comment && (
      <blockquote aria-label={texts.comment} lang="ru">
        «{comment}»
      </blockquote>
    )}
    {!comment && service === null && <p class="small">{words.noComment}</p>}
    {files > 0 && <p class="small">{words.files(files)}</p>}
  </>
);
