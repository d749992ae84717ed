import { hasSeveralTabs, type Trace, toneOf, traceLine } from '../../utils/diagnostics';
import { SIGNS } from '../ui';
import type { CheckWords } from './words';

type Props = { trace: Trace; words: CheckWords };

/** What happened while an error was repeated, line by line; trouble is said in words, the sign only shows where it is. */
export function Timeline({ trace, words }: Props) {
  const { trace: texts } = words;
  if (trace.rows.length === 0) return <p>{texts.nothing}</p>;
  const several = hasSeveralTabs(trace);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="trace-scroll" tabIndex={0} aria-label={texts.list}>
        <ol class="plain trace-list">
          {trace.rows.map((row, at) => {
            const tone = toneOf(row.say);
            const { time, what, more } = traceLine(row, several, words);
            return (
              <li key={`${at}-${row.say.join()}`} class={row.say[0] === 'page' ? 'trace-page' : undefined}>
                <span class="trace-time">{time}</span>
                <span class={`sign ${tone}`} aria-hidden="true">
                  {row.say[0] === 'page' ? '→' : SIGNS[tone]}
                </span>
                <span>
                  {what}
                  {more && <span class="small"> ({more})</span>}
                </span>
              </li>
            );
          })}
        </ol>
      </section>
      {trace.dropped !== '0' && (
        <p class="small">{texts.dropped(trace.dropped === 'over-100' ? texts.many : trace.dropped)}</p>
      )}
    </>
  );
}
