import { LOOK, sniff } from '../documents';
import { type Bytes, type Clock, concat, err, ok, type Result, systemClock } from '../kernel';
import { BodyFailure, type Download, type HttpFailure } from '../platform';
import { type InboxSource, type SealedStream, sealStreamForInbox } from '../vault';
import { isDiskFull } from './disk-full';

/**
 * Why no copy was kept. Each has its own sentence in the text room; in every case the person's own download and the
 * document on the portal are untouched. `unwanted`: the person keeps none of this kind. `gone`: the page that made the
 * document has let it go, or its own rules forbid to read it.
 */
export type CaptureFailure =
  | 'unwanted'
  | 'no-archive'
  | 'not-allowed'
  | 'not-a-document'
  | 'empty'
  | 'too-large'
  | 'logged-out'
  | 'portal-unavailable'
  | 'network'
  | 'gone'
  | 'storage-full'
  | 'interrupted';

/** `already`: the copy was there before; nothing was fetched again. `held`: see {@link CaptureTask}. */
export type CaptureOutcome = Result<{ already: boolean; held: boolean }, CaptureFailure>;

/** What the platform's download gives. */
export type Fetched = Omit<Download, 'url'> | HttpFailure;

/** `held`: the copy waits in the inbox until the person says whether it is wanted. */
export type CaptureTask = {
  captureId: string;
  href: string;
  recipient: string;
  route: string;
  source: Exclude<InboxSource, 'own-file'>;
  held: boolean;
};

/** A document that a page made, and how the page wants it called. There is nothing to fetch: it arrives in pieces. */
export type MadeTask = CaptureTask & { name: string; contentType: string };

export type CaptureParts = {
  download: (url: string) => Promise<Fetched>;
  has: (id: string) => Promise<boolean>;
  put: (id: string, sealed: SealedStream, held: boolean) => Promise<void>;
  suggestName: (url: string, disposition: string | null) => string;
  clock?: Clock;
};

/**
 * Fetches one document, seals it to the vault's public key and puts it into the inbox, all three at once; says yes
 * only when the inbox has it on disk. Needs no unlocked vault and holds no secret. Asking again with the same
 * `captureId` is harmless: what is there already is not fetched a second time.
 */
export async function capture(parts: CaptureParts, task: CaptureTask): Promise<CaptureOutcome> {
  if (await parts.has(task.captureId)) return ok({ already: true, held: task.held });
  const verdict = await judge(await parts.download(task.href));
  if (!verdict.ok) return verdict;
  const { body, contentType, disposition } = verdict.value;
  const meta = {
    source: task.source,
    capturedAt: (parts.clock ?? systemClock)(),
    name: parts.suggestName(task.href, disposition),
    // A longer one is no type at all, and a head with it would not be read back.
    contentType: contentType?.slice(0, 255) ?? null,
    route: task.route,
  };
  try {
    await parts.put(task.captureId, await sealStreamForInbox(task.recipient, meta, body), task.held);
  } catch (cause) {
    if (cause instanceof BodyFailure) return failed(cause.failure);
    if (isDiskFull(cause)) return err('storage-full');
    throw cause;
  }
  return ok({ already: false, held: task.held });
}

type Arriving = { body: ReadableStream<Bytes>; contentType: string | null; disposition: string | null };

/**
 * Only what is plainly a document is kept: a login page saved under the name of an analysis would deceive later. The
 * first bytes tell; what is no document is not downloaded further.
 */
export async function judge(fetched: Fetched): Promise<Result<Arriving, CaptureFailure>> {
  if ('failure' in fetched) return failed(fetched.failure);
  const reader = fetched.body.getReader();
  const seen: Bytes[] = [];
  const verdict = refusalOf(fetched) ?? (await look(reader, seen));
  if (verdict === null) return ok({ ...fetched, body: resumed(seen, reader) });
  await reader.cancel().catch(() => undefined);
  return err(verdict);
}

const failed = (failure: HttpFailure['failure']) => err(failure === 'timeout' ? 'network' : failure);

function refusalOf({ type, status }: { type: string; status: number }): CaptureFailure | null {
  if (type === 'opaqueredirect' || status === 401 || status === 403) return 'logged-out';
  return status === 200 ? null : 'portal-unavailable';
}

type Reader = ReadableStreamDefaultReader<Bytes>;

async function look(reader: Reader, seen: Bytes[]): Promise<CaptureFailure | null> {
  try {
    for (let size = 0; size < LOOK; size += seen.at(-1)?.length ?? 0) {
      const { done, value } = await reader.read();
      if (done) break;
      seen.push(value);
    }
  } catch (cause) {
    if (cause instanceof BodyFailure) return failed(cause.failure).error;
    throw cause;
  }
  const kind = sniff(concat(...seen));
  if (kind === 'empty') return 'empty';
  return kind === 'html' || kind === 'unknown' ? 'not-a-document' : null;
}

/** The body as if nobody had looked at its beginning. */
const resumed = (seen: Bytes[], reader: Reader): ReadableStream<Bytes> =>
  new ReadableStream(
    {
      async pull(controller) {
        const next = seen.shift();
        if (next) return controller.enqueue(next);
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
