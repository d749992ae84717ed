import { describe, expect, it } from 'vitest';
import { type DeskWorker, deskClient } from './desk-client';
import type { DeskOrder, DeskWord } from './desk-protocol';

/** A worker that answers as it is told, or dies. */
function stand(answerOf: (order: DeskOrder) => DeskWord | 'die' | 'silence') {
  let started = 0;
  const start = (): DeskWorker => {
    started++;
    const worker: DeskWorker = {
      onmessage: null,
      onerror: null,
      terminate: () => undefined,
      postMessage(message) {
        const word = answerOf(message as DeskOrder);
        queueMicrotask(() => {
          if (word === 'die') worker.onerror?.(undefined as never);
          else if (word !== 'silence') worker.onmessage?.({ data: word } as MessageEvent);
        });
      },
    };
    return worker;
  };
  return { client: deskClient(start), started: () => started };
}

const judged = {
  look: { kind: 'png', refusal: null, remarks: [], size: null },
  report: null,
  preview: null,
  decoded: false,
} as const;

describe('the page’s side of the desk', () => {
  it('asks one thing after another, of one worker, started with the first file', async () => {
    const asked: string[] = [];
    const { client, started } = stand((order) => {
      asked.push(order.order === 'look' ? order.name : order.order);
      return { word: 'looked', judged: judged as never };
    });
    expect(started()).toBe(0);
    const all = await Promise.all(['a', 'b', 'c'].map((name) => client.look(new Blob(), name)));
    expect(asked).toEqual(['a', 'b', 'c']);
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(started()).toBe(1);
  });

  it('outlives a worker that died of one file', async () => {
    const { client, started } = stand((order) =>
      order.order === 'look' && order.name === 'bomb' ? 'die' : { word: 'looked', judged: judged as never },
    );
    const [bad, good] = await Promise.all([client.look(new Blob(), 'bomb'), client.look(new Blob(), 'fine')]);
    expect(bad).toEqual({ ok: false, error: { code: 'ended' } });
    expect(good.ok).toBe(true);
    expect(started()).toBe(2);
  });

  it('can be stopped in the middle, and says what does not fit', async () => {
    const { client } = stand((order) =>
      order.order === 'make' && order.limit === 1
        ? 'silence'
        : { word: 'refused', fault: { code: 'too-much', least: 7 } },
    );
    const work = client.make([], 'pdf', 1, () => undefined);
    await Promise.resolve();
    await Promise.resolve();
    client.stop();
    expect(await work).toEqual({ ok: false, error: { code: 'ended' } });
    const small = await client.make([], 'pdf', 2, () => undefined);
    expect(small).toEqual({ ok: false, error: { code: 'too-much', least: 7 } });
  });
});
