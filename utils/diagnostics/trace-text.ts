import { type FactTexts, formatCountdown, type TraceTexts } from '../text';
import type { Saying, Trace, TraceRow } from './trace-fields';

export type TraceWords = { facts: FactTexts; trace: TraceTexts };

/** What happened, in words: «Данные: ответ 502, ошибка сервера, быстро». */
export function sayingText(say: Saying, { facts: { values }, trace: words }: TraceWords): string {
  switch (say[0]) {
    case 'page':
      return `${words.page[say[2]]}: ${values[say[1]]}`;
    case 'read':
      return words.read[say[1]];
    case 'anchor':
      return `${words.anchor[say[2]]}: ${values[say[1]]}`;
    case 'answer': {
      const kind = words.kinds[kindOf(say[2])];
      const came = /^\d{3}$/.test(say[2]) ? words.came(say[2], kind) : kind;
      return `${words.of[say[1]]}: ${came}, ${words.time[say[3]]}`;
    }
    case 'failed': {
      const waited = say[3] === 'under-1-s' ? '' : `, ${words.time[say[3]]}`;
      return `${words.of[say[1]]}: ${words.why[say[2]]}${waited}`;
    }
    case 'policy':
      return words.policy(words.parts[say[1]]);
  }
}

function kindOf(http: Extract<Saying, readonly ['answer', ...unknown[]]>[2]): keyof TraceTexts['kinds'] {
  if (http === '401' || http === '624') return 'login';
  if (http === '429') return 'rate';
  if (http === '413' || http === '431') return 'large';
  if (http === '2xx') return 'fine';
  if (http === '3xx') return 'moved';
  return http.startsWith('5') ? 'server' : http.startsWith('4') ? 'refused' : 'odd';
}

export type TraceTone = 'good' | 'bad' | 'attention' | 'neutral';

/** Whether a line tells of trouble: shown by a sign, told by its words. */
export function toneOf(say: Saying): TraceTone {
  switch (say[0]) {
    case 'page':
      return 'neutral';
    case 'read':
      return say[1] === 'miss' ? 'bad' : say[1] === 'read' ? 'good' : 'neutral';
    case 'anchor':
      return say[2] === 'seen' ? 'good' : 'bad';
    case 'answer':
      return say[2] === '2xx' ? (say[3] === 'longer' ? 'attention' : 'good') : say[2] === '3xx' ? 'neutral' : 'bad';
    case 'failed':
      return say[2] === 'left' || say[1] === 'elsewhere' ? 'attention' : 'bad';
    case 'policy':
      return 'attention';
  }
}

/** `0:07`, «Данные: …» and what stands behind it: which tab when there are several, how often when it was more than once. */
export function traceLine(
  { at, tab, times, say }: TraceRow,
  several: boolean,
  words: TraceWords,
): { time: string; what: string; more: string } {
  const often = times === '1' ? [] : [words.trace.times(times === 'over-100' ? words.trace.many : times)];
  const more = [...(several ? [words.trace.tab(tab)] : []), ...often].join(', ');
  return { time: formatCountdown(at * 1_000), what: sayingText(say, words), more };
}

export const hasSeveralTabs = ({ rows }: Trace): boolean => rows.some(({ tab }) => tab !== rows[0]?.tab);

/** The timeline as plain lines, for a report. */
export function traceLines(trace: Trace, words: TraceWords): string[] {
  const several = hasSeveralTabs(trace);
  const lines = trace.rows.map((row) => {
    const { time, what, more } = traceLine(row, several, words);
    return `- ${time} ${what}${more && ` (${more})`}`;
  });
  return trace.dropped === '0' ? lines : [...lines, words.trace.dropped(trace.dropped)];
}
