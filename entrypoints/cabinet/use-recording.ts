import { useEffect, useState } from 'preact/hooks';
import type { RecordEvents, RecordView } from '../../components/diagnostics';
import { readTrace, type Trace } from '../../utils/diagnostics';
import { ask, type StoredTrace } from '../../utils/messaging';
import { allowTraffic, openTab, readStored, watchStored } from '../../utils/platform';
import { WWW } from '../../utils/portal';

type Known = { until: number } | { trace: Trace } | null;

/** A recording as the background keeps it: a cabinet that is opened later, or a second one, shows the same. */
export function useRecording(): { view: RecordView; trace: Trace | null; on: Omit<RecordEvents, 'onAdd'> } {
  const [known, setKnown] = useState<Known>(null);
  const [failed, setFailed] = useState(false);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const take = (stored: unknown) => setKnown(knownFrom(stored));
    void readStored('recording').then(take);
    return watchStored('recording', take);
  }, []);
  const until = known && 'until' in known ? known.until : null;
  useEffect(() => {
    if (until === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [until]);
  const left = until === null ? null : until - now;
  const isOver = left !== null && left <= 0;
  useEffect(() => {
    // The alarm of a computer that slept comes late; the page that counts does not have to wait for it.
    if (isOver) void ask('traceStop', {}).catch(() => undefined);
  }, [isOver]);
  const on = {
    onRecord: () => {
      setFailed(false);
      void allowTraffic()
        .then((allowed) => allowed && start())
        .catch(() => false)
        .then((started) => setFailed(!started));
    },
    onStop: () => void ask('traceStop', {}).catch(() => undefined),
    onPortal: () => void openTab(`${WWW}/`),
    onDrop: () => void ask('traceDrop', {}).catch(() => undefined),
  };
  const trace = known && 'trace' in known ? known.trace : null;
  const view: RecordView =
    left !== null
      ? { step: 'on', left }
      : failed
        ? { step: 'failed' }
        : trace
          ? { step: 'done', trace, added: false }
          : { step: 'idle' };
  return { view, trace, on };
}

/** A background that dies over it is asked once more: what it had begun it takes up again. */
const start = () => ask('traceStart', {}).catch(() => ask('traceStart', {}));

function knownFrom(stored: unknown): Known {
  const { on, done } = (stored ?? {}) as Partial<StoredTrace>;
  if (on && Number.isFinite(on.until)) return { until: on.until };
  const trace = readTrace(done);
  return trace && { trace };
}
