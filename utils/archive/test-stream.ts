import type { Bytes } from '../kernel';

/** A stream of what is given, taken as it is asked for; fails as its source does. */
export function streamOf(parts: AsyncIterable<Bytes> | Iterable<Bytes>): ReadableStream<Bytes> {
  const source = (async function* () {
    yield* parts;
  })();
  return new ReadableStream<Bytes>({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

export async function allOf(parts: AsyncIterable<Bytes>): Promise<Bytes[]> {
  const all: Bytes[] = [];
  for await (const part of parts) all.push(part);
  return all;
}
