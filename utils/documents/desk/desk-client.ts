import { type Bytes, err, ok, type Result } from '../../kernel';
import type { DeskOrder, DeskWord, Form, Judged, MakeFault, Wanted } from './desk-protocol';

/** What is needed of a dedicated Worker. */
export type DeskWorker = {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: never) => unknown) | null;
  terminate(): void;
};

/** `ended`: stopped by the person, or the browser had no memory left. */
export type DeskTrouble = MakeFault | { code: 'ended' | 'failed' };
export type Made = { bytes: Bytes; side: number };

/** The page's side: orders wait for one another. A worker that died or was stopped is started anew by the next order. */
export type DeskClient = {
  look(file: Blob, name: string): Promise<Result<Judged, DeskTrouble>>;
  make(
    wanted: readonly Wanted[],
    form: Form,
    limit: number,
    onProgress: (done: number, total: number) => void,
  ): Promise<Result<Made, DeskTrouble>>;
  stop(): void;
};

export function deskClient(start: () => DeskWorker): DeskClient {
  let worker: DeskWorker | null = null;
  let answer: ((word: DeskWord | 'ended') => void) | null = null;
  let hear: (done: number, total: number) => void = () => undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const settle = (word: DeskWord | 'ended') => {
    answer?.(word);
    answer = null;
  };
  const stop = () => {
    worker?.terminate();
    worker = null;
    settle('ended');
  };
  const started = (): DeskWorker => {
    const fresh = start();
    fresh.onmessage = ({ data }: MessageEvent<DeskWord>) => {
      if (data.word === 'progress') hear(data.done, data.total);
      else settle(data);
    };
    fresh.onerror = stop;
    return fresh;
  };
  const order = (what: DeskOrder): Promise<DeskWord | 'ended'> => {
    const asked = queue.then(
      () =>
        new Promise<DeskWord | 'ended'>((resolve) => {
          answer = resolve;
          worker ??= started();
          worker.postMessage(what);
        }),
    );
    queue = asked;
    return asked;
  };

  return {
    async look(file, name) {
      const word = await order({ order: 'look', file, name });
      return word !== 'ended' && word.word === 'looked' ? ok(word.judged) : trouble(word);
    },
    async make(wanted, form, limit, onProgress) {
      hear = onProgress;
      const word = await order({ order: 'make', wanted, form, limit });
      return word !== 'ended' && word.word === 'made' ? ok({ bytes: word.bytes, side: word.side }) : trouble(word);
    },
    stop,
  };
}

function trouble(word: DeskWord | 'ended'): Result<never, DeskTrouble> {
  if (word !== 'ended' && word.word === 'refused') return err(word.fault);
  return err({ code: word === 'ended' ? 'ended' : 'failed' });
}
