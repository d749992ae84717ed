import type { Told } from '../../utils/archive/store';
import { type FileKind, factsIn } from '../../utils/documents';
import type { Bytes } from '../../utils/kernel';
import type { ViewerOrder, ViewerReport } from '../viewer/protocol';

/** A document that takes longer to say its name is a hostile or broken one. */
const PATIENCE = 5_000;
const MAX_BYTES = 20 * 1024 * 1024;
const TYPES = { pdf: 'pdf', semd: 'semd' } as const satisfies Partial<Record<FileKind, string>>;

export type FactsReader = {
  /** What a document says of itself. `nobody`: such files say nothing. `unread`: too large, broken, or too slow. */
  read: (kind: FileKind, bytes: Bytes) => Promise<Told>;
  /** Takes the frame away after what was asked is answered. */
  close: () => void;
};

/**
 * Asks the sandboxed viewer, out of sight: it has no origin, no network and none of our storage, and parses in a worker.
 * After a document that did not answer in time the frame goes, and its worker with it; the next one gets a new frame.
 */
export function factsReader(patience = PATIENCE): FactsReader {
  let frame: HTMLIFrameElement | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const drop = () => {
    frame?.remove();
    frame = null;
  };
  const open = async (): Promise<HTMLIFrameElement> => {
    if (frame?.isConnected) return frame;
    const fresh = document.createElement('iframe');
    fresh.setAttribute('sandbox', 'allow-scripts');
    fresh.hidden = true;
    fresh.src = '/viewer.html';
    frame = fresh;
    const ready = hear(fresh, 'ready', patience * 2);
    document.body.append(fresh);
    await ready;
    return fresh;
  };
  const ask = async (type: 'pdf' | 'semd', bytes: Bytes): Promise<Told> => {
    try {
      const asked = await open();
      const answer = hear(asked, 'facts', patience);
      const buffer = bytes.slice().buffer;
      asked.contentWindow?.postMessage({ kind: 'facts', type, bytes: buffer } satisfies ViewerOrder, '*', [buffer]);
      const report = await answer;
      // A document may have taken the viewer over: what it says is only as good as its shape.
      return report.kind === 'facts' && report.facts ? factsIn(report.facts) : 'unread';
    } catch {
      drop();
      return 'unread';
    }
  };
  return {
    read(kind, bytes) {
      const type = kind === 'pdf' || kind === 'semd' ? TYPES[kind] : null;
      if (!type) return Promise.resolve('nobody');
      if (bytes.length > MAX_BYTES) return Promise.resolve('unread');
      const answer = turn.then(() => ask(type, bytes));
      turn = answer;
      return answer;
    },
    close() {
      turn = turn.then(drop);
    },
  };
}

/** The next report of a kind, or that it failed. Rejects when neither comes in time. */
function hear(frame: HTMLIFrameElement, kind: ViewerReport['kind'], patience: number): Promise<ViewerReport> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void) => {
      clearTimeout(late);
      removeEventListener('message', onMessage);
      settle();
    };
    const late = setTimeout(() => done(() => reject(new Error('no answer in time'))), patience);
    const onMessage = ({ source, data }: MessageEvent<ViewerReport>) => {
      if (source !== frame.contentWindow || (data.kind !== kind && data.kind !== 'failed')) return;
      done(() => resolve(data));
    };
    addEventListener('message', onMessage);
  });
}
