import { type CaptureOutcome, type CaptureTask, type InboxStore, openInbox } from '../../utils/archive';
import { err } from '../../utils/kernel';
import {
  DOWNLOAD_LIMIT,
  isOff,
  MADE_PIECE,
  pieceOfMade,
  readStored,
  removeStored,
  writeStored,
} from '../../utils/platform';
import { isDocumentDownload, isMadeByPage, safeName } from '../../utils/portal';
import { inboxRecipient } from '../../utils/vault';
import type { Parts } from './compose';

/** A document to keep. */
export type CaptureWish = Omit<CaptureTask, 'recipient'>;
type Plan = CaptureWish & { at: number };

/** A plan older than this is given up: the portal's link or session is gone by then. */
const PATIENCE_MS = 24 * 60 * 60 * 1_000;

/**
 * Keeps a sealed copy of a document the person downloads. The plan is written before anything is fetched, so a worker
 * that dies on the way goes on at its next wake; the copy's id is the plan's, so it is never made twice.
 */
export async function captureDocument(parts: Parts, wish: CaptureWish): Promise<CaptureOutcome> {
  if (!isDocumentDownload(wish.href)) return err('not-allowed');
  if (await isOff('capture')) return err('unwanted');
  const recipient = await recipientNow();
  if (recipient === null) return err('no-archive');
  const inbox = await openInbox();
  try {
    await plan(inbox, wish.captureId, await parts.seal.seal({ ...wish, at: parts.clock() } satisfies Plan));
    const outcome = await parts.workbench.sealDocument({ ...wish, recipient });
    await done(inbox, wish.captureId);
    // A full disk stops in the middle.
    if (!outcome.ok) await inbox.sweep();
    return outcome;
  } finally {
    inbox.close();
  }
}

/** A document that a page made and our script there holds: its tab, and how the page wants it called. */
export type Made = { tabId: number; name: string };

/**
 * The same for a document that a page of the portal has put together: there is nothing to fetch, so it is read out of
 * the page, piece by piece. No plan is written: with the page the document is gone, and the person asks again.
 */
export async function captureMade(
  { workbench }: Parts,
  wish: CaptureWish,
  { tabId, name }: Made,
): Promise<CaptureOutcome> {
  if (!isMadeByPage(wish.href)) return err('not-allowed');
  if (await isOff('capture')) return err('unwanted');
  const recipient = await recipientNow();
  if (recipient === null) return err('no-archive');
  const inbox = await openInbox();
  try {
    // A death on the way leaves pieces: a wake that finds the mark sweeps them.
    await writeStored('capturesDue', true);
    for (let at = 0; ; at += MADE_PIECE) {
      const piece = await pieceOfMade(tabId, wish.href, at);
      if (piece === 'gone') return err('gone');
      const { size, type, bytes } = piece;
      if (size > DOWNLOAD_LIMIT) return err('too-large');
      const task = { ...wish, recipient, name: safeName(name), contentType: type.slice(0, 255) };
      const outcome = await workbench.sealPiece({ task, at, size, bytes });
      if (outcome) return outcome;
    }
  } finally {
    await done(inbox, wish.captureId);
    inbox.close();
  }
}

/** Plans that a death of the worker left behind, and pieces of captures that never ended. */
export async function resumeCaptures(parts: Parts): Promise<void> {
  const recipient = await recipientNow();
  if (recipient === null) return;
  await navigator.locks.request('captures', { ifAvailable: true }, async (free) => {
    if (!free) return;
    const inbox = await openInbox();
    try {
      for (const { id, box } of await inbox.plans()) {
        const found = (await parts.seal.open(box)) as Plan | null;
        const hopeless = found === null || parts.clock() - found.at > PATIENCE_MS;
        const outcome = hopeless ? null : await parts.workbench.sealDocument({ ...found, recipient });
        const later = outcome && !outcome.ok && (outcome.error === 'network' || outcome.error === 'logged-out');
        if (!later) await done(inbox, id);
      }
      await inbox.sweep();
      await unmark(inbox);
    } finally {
      inbox.close();
    }
  });
}

/** The mark outside the inbox says that there are plans, or pieces without one: it is read at each wake, and the inbox is not opened. */
const plan = (inbox: InboxStore, id: string, box: Parameters<InboxStore['plan']>[1]): Promise<void> =>
  navigator.locks.request('capture-plans', async () => {
    await writeStored('capturesDue', true);
    await inbox.plan(id, box);
  });

async function done(inbox: InboxStore, id: string): Promise<void> {
  await inbox.dropPlan(id);
  await unmark(inbox);
}

const unmark = (inbox: InboxStore): Promise<void> =>
  navigator.locks.request('capture-plans', async () => {
    if ((await inbox.plans()).length === 0) await removeStored('capturesDue');
  });

async function recipientNow(): Promise<string | null> {
  const copies = await Promise.all([readStored('vaultHeaderA'), readStored('vaultHeaderB')]);
  return inboxRecipient(copies.map((copy) => (typeof copy === 'string' ? copy : null)));
}
