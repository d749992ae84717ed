import {
  endRecording,
  note,
  packTrace,
  type Recording,
  sayingOf,
  startRecording,
  takeTraffic,
  trafficOf,
} from '../../utils/diagnostics';
import { systemClock } from '../../utils/kernel';
import type { DataOf, Sender, StoredTrace } from '../../utils/messaging';
import {
  allowedHosts,
  arePagesTold,
  callInPages,
  dropAlarm,
  endInPages,
  ensureAlarm,
  hearTraffic,
  moveAlarm,
  type PageScript,
  readStored,
  removeStored,
  returnTraffic,
  runInPages,
  type TabTraffic,
  writeStored,
} from '../../utils/platform';
import { LK, portalUrl, WWW } from '../../utils/portal';

const HOSTS = [WWW, LK] as const;
const SCRIPTS: readonly PageScript[] = [{ id: 'trace', file: 'portal-recorder.js' }];
/** What pages may tell by themselves: of answers only the browser is believed. */
const FROM_PAGES: readonly string[] = ['page', 'read', 'anchor', 'policy'];
/** A page may ask faster than storage takes; what does not fit between two writes is not told. */
const MOST_WAITING = 400;

const now = systemClock;
const alone = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('trace', work);

async function current(): Promise<Recording | null> {
  return ((await readStored('recording')) as StoredTrace | undefined)?.on ?? null;
}

/** Changes the recording in the session's memory; nothing when none is on or its time is over. */
async function change(step: (recording: Recording) => Recording): Promise<number | null> {
  const until = await alone(async () => {
    const recording = await current();
    if (!recording || now() >= recording.until) return null;
    await writeStored('recording', { on: step(recording) } satisfies StoredTrace);
    return recording.until;
  });
  if (until === null && (await current())) await traceStop();
  return until;
}

/** Between the browser's word and the storage: one write takes all that came while the last was under way. */
function intake() {
  const waiting: TabTraffic[] = [];
  let busy = false;
  const flush = async () => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0);
      await change((recording) => batch.map(trafficOf).reduce(takeTraffic, recording));
    }
  };
  return (moment: TabTraffic) => {
    if (waiting.length >= MOST_WAITING || (moment.by !== null && !isPortal(moment.by))) return;
    waiting.push(moment);
    if (busy) return;
    busy = true;
    void flush()
      .catch(() => undefined)
      .finally(() => {
        busy = false;
      });
  };
}

/** Firefox names the page, Chromium only its host. */
const isPortal = (by: string): boolean => portalUrl(by) !== null;

const traffic = hearTraffic(HOSTS, intake());

/** False: the portal's hosts are closed to us. One that is on already goes on, and is made whole. */
export async function traceStart(): Promise<boolean> {
  if (await current()) {
    await resume();
    return true;
  }
  if ((await allowedHosts(HOSTS)).length === 0) return false;
  const fresh = startRecording(now());
  await alone(() => writeStored('recording', { on: fresh } satisfies StoredTrace));
  await moveAlarm('trace', fresh.until);
  traffic.start();
  await runInPages(SCRIPTS, HOSTS);
  return true;
}

/** Ends the recording, takes our scripts out of the pages, and gives back what was allowed for it. */
export async function traceStop(): Promise<null> {
  await alone(async () => {
    const recording = await current();
    if (recording)
      await writeStored('recording', { done: packTrace(endRecording(recording, now())) } satisfies StoredTrace);
  });
  traffic.stop();
  await Promise.all([endInPages(SCRIPTS), callInPages('medcardRecorder', HOSTS), returnTraffic(), dropAlarm('trace')]);
  return null;
}

/** The alarm: rings when the time is over. One that rings early, after the clock was moved, is set anew. */
export async function traceEnd(): Promise<null> {
  const recording = await current();
  if (!recording) return null;
  if (now() >= recording.until) return traceStop();
  await moveAlarm('trace', recording.until);
  return null;
}

export async function traceDrop(): Promise<null> {
  if (await current()) await traceStop();
  await alone(() => removeStored('recording'));
  return null;
}

/** At a wake in the middle of a recording, which may have come in the middle of its start too. */
export async function resume(): Promise<null> {
  const recording = await current();
  if (!recording) return null;
  if (now() >= recording.until) return traceStop();
  traffic.start();
  await ensureAlarm('trace', recording.until);
  if (!(await arePagesTold(SCRIPTS))) await runInPages(SCRIPTS, HOSTS);
  return null;
}

/** What our script saw in a page of the portal; answers until when it may go on, null: it is over. */
export async function traceSeen({ seen }: DataOf<'traceSeen'>, sender: Sender): Promise<{ until: number | null }> {
  const tabId = sender.tab?.id;
  if (tabId === undefined) return { until: null };
  const known = seen.flatMap(({ say, n }) => {
    const saying = sayingOf(say);
    const told = saying && (FROM_PAGES.includes(saying[0]) || saying[1] === 'elsewhere');
    return told ? [{ saying, n }] : [];
  });
  const at = now();
  return {
    until: await change((before) => known.reduce((so, { saying, n }) => note(so, tabId, saying, at, n), before)),
  };
}
