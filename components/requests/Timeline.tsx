import type { WatchedView } from '../../utils/requests';
import { formatDuration, formatMoment, formatPeriod, type Locale, type RequestTexts } from '../../utils/text';
import { toneOf } from '../ui';

type Props = { request: WatchedView; texts: RequestTexts; locale: Locale; now: number };

/** What the request went through, newest first; the past with its length. */
export function Timeline({ request, texts, locale, now }: Props) {
  const { history, comment } = request;
  return (
    <ol class="timeline" aria-label={texts.history}>
      {history.map(({ title, group, at }, index) => {
        const until = history[index - 1]?.at;
        const when =
          until === undefined
            ? formatMoment(at, locale, now)
            : texts.historyPeriod(formatPeriod(at, until, locale, now), formatDuration(until - at, locale));
        return (
          <li key={at} class={index === 0 ? `now ${toneOf(group)}` : ''}>
            <p>
              <span class={index === 0 ? 'strong' : ''}>{title ?? texts.groups[group]}</span>{' '}
              <span class="small">{when}</span>
            </p>
            {index === 0 && comment && <blockquote aria-label={texts.comment}>«{comment}»</blockquote>}
          </li>
        );
      })}
    </ol>
  );
}
