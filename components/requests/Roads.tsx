import type { WatchedView } from '../../utils/requests';
import { formatMoment, type Locale, type RequestTexts } from '../../utils/text';

type Props = { request: WatchedView; texts: RequestTexts; locale: Locale; now: number };

/** By which road the request was last seen, and why the others told nothing. */
export function Roads({ request: { sources }, texts, locale, now }: Props) {
  if (sources.length === 0) return null;
  return (
    <details class="roads">
      <summary class="small">{texts.roads.title}</summary>
      <ul class="small">
        {sources.map(({ source, okAt, triedAt, trouble }) => (
          <li key={source}>
            {texts.roads.of[source]}
            {': '}
            {trouble === null
              ? texts.roads.told(formatMoment(okAt ?? triedAt, locale, now))
              : texts.roads.silent(texts.roads.why[trouble], formatMoment(triedAt, locale, now))}
          </li>
        ))}
      </ul>
    </details>
  );
}
