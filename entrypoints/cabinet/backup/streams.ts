import { concat } from '../../../utils/kernel';

/** A stream of what a generator yields, taken only when asked for; what it returns at the end goes to `onEnd`. */
export function streamFrom<T, R>(source: AsyncGenerator<T, R>, onEnd: (value: R) => void): ReadableStream<T> {
  return new ReadableStream<T>(
    {
      async pull(controller) {
        const { done, value } = await source.next();
        if (!done) return controller.enqueue(value);
        onEnd(value);
        if (isFailure(value)) controller.error(new Error('the source failed'));
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

const isFailure = (value: unknown): boolean => (value as { ok?: unknown } | null)?.ok === false;

/** Age writes 64 KiB at a time; a file on disk is written faster in larger pieces. */
export function bytesInChunks(size = 2 ** 20): TransformStream<Uint8Array, Uint8Array> {
  let held: Uint8Array[] = [];
  let length = 0;
  return new TransformStream({
    transform(chunk, controller) {
      held.push(chunk);
      length += chunk.length;
      if (length < size) return;
      controller.enqueue(concat(...held));
      held = [];
      length = 0;
    },
    flush(controller) {
      if (length > 0) controller.enqueue(concat(...held));
    },
  });
}
