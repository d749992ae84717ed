import type { Facts, RECORD_KEYS } from './fields';
import { few } from './reduce';
import type { Saying, Times, Trace } from './trace-fields';
import { WHY } from './trace-words';

type RecordFacts = Pick<Facts, (typeof RECORD_KEYS)[number]>;

/** At least so many: a step tells no more. */
const LEAST: Readonly<Record<Times, number>> = { '1': 1, '2-5': 2, '6-20': 6, '21-100': 21, 'over-100': 101 };
/** A part of a page that nobody let in may be an advertisement; only these reasons speak of the way to the portal. */
const TELLING = WHY.filter((why) => why !== 'left' && why !== 'silent' && why !== 'unknown');

/** A recording as facts, so that causes, rules and the code know it. All null without one. */
export function recordFacts(trace: Trace | null): RecordFacts {
  if (!trace) {
    return {
      recServer: null,
      recRate: null,
      recRefused: null,
      recSilent: null,
      recFail: null,
      recMiss: null,
    };
  }
  const count = (fits: (say: Saying) => boolean) =>
    few(trace.rows.reduce((sum, { say, times }) => sum + (fits(say) ? LEAST[times] : 0), 0));
  const said = trace.rows.map(({ say }) => say);
  const reasons = said.flatMap((say) => (say[0] === 'failed' && say[1] !== 'elsewhere' ? [say[2]] : []));
  return {
    recServer: count((say) => say[0] === 'answer' && say[2].startsWith('5')),
    recRate: count((say) => say[0] === 'answer' && say[2] === '429'),
    recRefused: count((say) => say[0] === 'answer' && ['401', '403', '624'].includes(say[2])),
    recSilent: count((say) => say[0] === 'failed' && say[2] === 'silent'),
    recFail: TELLING.find((why) => reasons.includes(why)) ?? null,
    recMiss: said.flatMap((say) => (say[0] === 'anchor' && say[2] === 'missed' ? [say[1]] : []))[0] ?? null,
  };
}
