import { type CaptureOutcome, openInbox } from '../../utils/archive';
import { err } from '../../utils/kernel';
import { readStored } from '../../utils/platform';
import { isDocumentDownload } from '../../utils/portal';
import { inboxRecipient } from '../../utils/vault';
import type { Parts } from './compose';

type Plan = { captureId: string; href: string; at: number };

/** A plan older than this is given up: the portal's link or session is gone by then. */
const PATIENCE_MS = 24 * 60 * 60 * 1_000;

/**
 * Keeps a sealed copy of a document the person downloads. The plan is written before anything is fetched, so a worker
 * that dies on the way goes on at its next wake; the copy's id is the plan's, so it is never made twice.
 */
export async function captureDocument(parts: Parts, { captureId, href }: Omit<Plan, 'at'>): Promise<CaptureOutcome> {
  if (!isDocumentDownload(href)) return err('not-allowed');
  const recipient = await recipientNow();
  if (recipient === null) return err('no-archive');
  const inbox = await openInbox();
  try {
    await inbox.plan(captureId, await parts.seal.seal({ captureId, href, at: parts.clock() } satisfies Plan));
    const outcome = await parts.workbench.sealDocument({ captureId, href, recipient, route: 'health' });
    await inbox.dropPlan(captureId);
    return outcome;
  } finally {
    inbox.close();
  }
}

/** Plans that a death of the worker left behind. */
export async function resumeCaptures(parts: Parts): Promise<void> {
  const recipient = await recipientNow();
  if (recipient === null) return;
  await navigator.locks.request('captures', { ifAvailable: true }, async (free) => {
    if (!free) return;
    const inbox = await openInbox();
    try {
      for (const { id, box } of await inbox.plans()) {
        const plan = (await parts.seal.open(box)) as Plan | null;
        const hopeless = plan === null || parts.clock() - plan.at > PATIENCE_MS;
        const outcome = hopeless ? null : await parts.workbench.sealDocument({ ...plan, recipient, route: 'health' });
        const later = outcome && !outcome.ok && (outcome.error === 'network' || outcome.error === 'logged-out');
        if (!later) await inbox.dropPlan(id);
      }
    } finally {
      inbox.close();
    }
  });
}

async function recipientNow(): Promise<string | null> {
  const copies = await Promise.all([readStored('vaultHeaderA'), readStored('vaultHeaderB')]);
  return inboxRecipient(copies.map((copy) => (typeof copy === 'string' ? copy : null)));
}
