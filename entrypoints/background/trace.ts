import type { Sender } from '../../utils/messaging';
import { loadPart, readStored } from '../../utils/platform';
import type { TraceDesk } from './parts/trace';

/** The messages the desk answers, each by the function of its name. */
export const TRACE_MESSAGES = ['traceStart', 'traceStop', 'traceDrop', 'traceSeen'] as const;

export async function traceDesk(
  what: (typeof TRACE_MESSAGES)[number] | 'resume' | 'traceEnd',
  data?: unknown,
  sender?: Sender,
): Promise<unknown> {
  const work = (await loadPart<TraceDesk>('trace-desk'))[what] as (...given: unknown[]) => Promise<unknown>;
  return work(data, sender);
}

/** At each wake: a recording that is on goes on, and one whose time is over ends. */
export async function resumeTrace(): Promise<void> {
  const stored = (await readStored('recording')) as { on?: unknown } | undefined;
  if (stored?.on) await traceDesk('resume');
}
