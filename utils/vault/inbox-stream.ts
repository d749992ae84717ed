import { createSHA256 } from 'hash-wasm';
import type { Bytes } from '../kernel';
import { encrypterFor } from './inbox';
import { type InboxMeta, inboxHead, inboxTail } from './inbox-format';

type Told = { size: number; sha256: string };

/**
 * `done` settles when the sealed stream was read to its end; it tells what the document turned out to be, and the same
 * of it as it was sealed.
 */
export type SealedStream = { sealed: ReadableStream<Bytes>; done: Promise<Told & { sealed: Told }> };

/**
 * `sealForInbox` for a document that is still arriving: the same format, without holding the document in memory.
 * If the source fails, the sealed stream fails and `done` rejects: a half document is never taken for a whole one.
 */
export async function sealStreamForInbox(
  recipient: string,
  meta: Omit<InboxMeta, 'sha256'>,
  document: ReadableStream<Bytes>,
): Promise<SealedStream> {
  const [hasher, sealedHasher] = await Promise.all([createSHA256(), createSHA256()]);
  const head = inboxHead(meta);
  const done = Promise.withResolvers<Told & { sealed: Told }>();
  // Whoever only reads the stream hears of the failure there; an unheard rejection must not end the process.
  done.promise.catch(() => undefined);
  let [size, sealedSize] = [0, 0];
  let sha256 = '';
  const reader = document.getReader();
  const payload = new ReadableStream<Bytes>({
    start: (controller) => controller.enqueue(head),
    async pull(controller) {
      try {
        const { done: ended, value } = await reader.read();
        if (value) {
          hasher.update(value);
          size += value.length;
          if (value.length > 0) controller.enqueue(value);
        }
        if (!ended) return;
        sha256 = hasher.digest();
        controller.enqueue(inboxTail(head.length + size, size, sha256));
        controller.close();
      } catch (cause) {
        done.reject(cause);
        throw cause;
      }
    },
    async cancel(reason) {
      done.reject(reason);
      await reader.cancel(reason);
    },
  });
  const watched = new TransformStream<Uint8Array, Bytes>({
    transform(chunk, controller) {
      sealedHasher.update(chunk);
      sealedSize += chunk.length;
      controller.enqueue(chunk as Bytes);
    },
    flush: () => done.resolve({ size, sha256, sealed: { size: sealedSize, sha256: sealedHasher.digest() } }),
  });
  const sealed = await encrypterFor(recipient).encrypt(payload);
  return { sealed: sealed.pipeThrough(watched), done: done.promise };
}
