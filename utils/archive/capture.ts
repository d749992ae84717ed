import { sniff } from '../documents';
import { type Bytes, type Clock, err, ok, type Result, systemClock, toHex } from '../kernel';
import { type InboxMeta, type InboxSource, sealForInbox } from '../vault';
import { isDiskFull } from './disk-full';

/**
 * Why no copy was kept. Each has its own sentence in the text room; in every case the person's own download and the
 * document on the portal are untouched. `unwanted`: the person keeps none of this kind.
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
  | 'storage-full'
  | 'interrupted';

/** `already`: the copy was there before; nothing was fetched again. */
export type CaptureOutcome = Result<{ already: boolean }, CaptureFailure>;

/** What the platform's download gives (see `Download` there). */
export type Fetched =
  | { status: number; type: string; contentType: string | null; disposition: string | null; bytes: Bytes }
  | { failure: 'network' | 'timeout' | 'too-large' | 'not-allowed' };

/** `held`: the copy waits in the inbox until the person says whether it is wanted. */
export type CaptureTask = {
  captureId: string;
  href: string;
  recipient: string;
  route: string;
  source: Exclude<InboxSource, 'own-file'>;
  held: boolean;
};

export type CaptureParts = {
  download: (url: string) => Promise<Fetched>;
  has: (id: string) => Promise<boolean>;
  put: (id: string, sealed: Bytes, held: boolean) => Promise<void>;
  suggestName: (url: string, disposition: string | null) => string;
  clock?: Clock;
};

/**
 * Fetches one document, seals it to the vault's public key and puts it into the inbox; says yes only when the inbox
 * has it on disk. Needs no unlocked vault and holds no secret. Asking again with the same `captureId` is harmless:
 * what is there already is not fetched a second time.
 */
export async function capture(parts: CaptureParts, task: CaptureTask): Promise<CaptureOutcome> {
  if (await parts.has(task.captureId)) return ok({ already: true });
  const fetched = await parts.download(task.href);
  const verdict = judge(fetched);
  if (!verdict.ok) return verdict;
  const { bytes, contentType, disposition } = verdict.value;
  const meta: InboxMeta = {
    source: task.source,
    capturedAt: (parts.clock ?? systemClock)(),
    name: parts.suggestName(task.href, disposition),
    // A longer one is no type at all, and a head with it would not be read back.
    contentType: contentType?.slice(0, 255) ?? null,
    route: task.route,
    sha256: toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))),
  };
  try {
    await parts.put(task.captureId, await sealForInbox(task.recipient, meta, bytes), task.held);
  } catch (cause) {
    if (isDiskFull(cause)) return err('storage-full');
    throw cause;
  }
  return ok({ already: false });
}

type Document = { bytes: Bytes; contentType: string | null; disposition: string | null };

/** Only what is plainly a document is kept: a login page saved under the name of an analysis would deceive later. */
export function judge(fetched: Fetched): Result<Document, CaptureFailure> {
  if ('failure' in fetched) return err(fetched.failure === 'timeout' ? 'network' : fetched.failure);
  if (fetched.type === 'opaqueredirect' || fetched.status === 401 || fetched.status === 403) return err('logged-out');
  if (fetched.status !== 200) return err('portal-unavailable');
  if (fetched.bytes.length === 0) return err('empty');
  const kind = sniff(fetched.bytes);
  if (kind === 'html' || kind === 'unknown') return err('not-a-document');
  return ok(fetched);
}
