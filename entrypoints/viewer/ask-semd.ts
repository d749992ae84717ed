import type { readSemd, readSemdFacts } from '../../utils/documents';
import SemdWorker from './semd-worker?worker&inline';

type Answers = { facts: ReturnType<typeof readSemdFacts>; document: ReturnType<typeof readSemd> };

/** Asks a worker of its own about a СЭМД. Whoever embeds this page ends both when it takes too long. */
export function askSemd<Want extends keyof Answers>(want: Want, buffer: ArrayBuffer): Promise<Answers[Want]> {
  const worker = new SemdWorker();
  return new Promise<Answers[Want]>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answers[Want]>) => resolve(data);
    worker.onerror = () => reject(new Error('the parser broke'));
    worker.postMessage({ want, bytes: new Uint8Array(buffer) }, [buffer]);
  }).finally(() => worker.terminate());
}
