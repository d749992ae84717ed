import { createSHA256 } from 'hash-wasm';
import type { Bytes } from '../kernel';
import { encrypterFor } from './inbox';
import { type InboxMeta, inboxHead, inboxTail } from './inbox-format';

/** `done` settles when the sealed stream was read to its end; it tells what the document turned out to be. */
export type SealedStream = { sealed: ReadableStream<Uint8Array>; done: Promise<{ size: number; sha256: string }> };

/**
 * `sealForInbox` for a document that is still arriving: the same format, without holding the document in memory.
 * If the source fails, the sealed stream fails and `done` rejects: a half document is never taken for a whole one.
 */
export async function sealStreamForInbox(
  recipient: string,
  meta: Omit<InboxMeta, 'sha256'>,
  document: ReadableStream<Bytes>,
): Promise<SealedStream> {
  const hasher = await createSHA256();
  const head = inboxHead(meta);
  const done = Promise.withResolvers<{ size: number; sha256: string }>();
  // Whoever only reads the stream hears of the failure there; an unheard rejection must not end the process.
  done.promise.catch(() => undefined);
  let size = 0;
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
        const sha256 = hasher.digest();
        controller.enqueue(inboxTail(head.length + size, size, sha256));
        controller.close();
        done.resolve({ size, sha256 });
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
  return { sealed: await encrypterFor(recipient).encrypt(payload), done: done.promise };
}
