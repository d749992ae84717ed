import {
  type CaptureOutcome,
  type CaptureTask,
  capture,
  createArrivals,
  type InboxStore,
  openInbox,
  tellOfInbox,
} from '../../utils/archive';
import { err, fromBase64 } from '../../utils/kernel';
import type { DataOf, Replies } from '../../utils/messaging';
import { createDownload } from '../../utils/platform';
import { isDocumentDownload, readHtml as readPortalHtml, suggestName } from '../../utils/portal';

type Policy = { createHTML: (text: string) => string };
type Policies = { createPolicy: (name: string, rules: Policy) => Policy };

/** Our pages demand Trusted Types; a page parsed into a document of its own, never shown, is the one case for a policy. */
const inert = (html: string): string =>
  (globalThis as { trustedTypes?: Policies }).trustedTypes
    ?.createPolicy('inert-page', { createHTML: (text) => text })
    .createHTML(html) ?? html;

/** Reads a fetched page as a document. The parser runs no script and loads nothing. */
export function readHtml({ html, url }: { html: string; url: string }): Replies['readHtml'] {
  const seen = readPortalHtml(html, url, (text) => new DOMParser().parseFromString(inert(text), 'text/html'));
  return seen.ok ? seen : { ok: false, error: seen.error };
}

/** Fetches one document, seals it and puts it into the inbox. Harmless to repeat with the same `captureId`. */
export async function sealDocument(task: CaptureTask): Promise<CaptureOutcome> {
  const download = createDownload(isDocumentDownload);
  const outcome = await withInbox(({ has, put }) => capture({ download, has, put, suggestName }, task));
  if (outcome.ok) tellOfInbox();
  return outcome;
}

const arrived = createArrivals({
  has: (id) => withInbox(({ has }) => has(id)),
  put: (...item) => withInbox(({ put }) => put(...item)),
});

/** The same for a document that a page made, piece by piece. Null: the next piece is wanted. */
export async function sealPiece({ bytes: text, ...rest }: DataOf<'sealPiece'>): Promise<CaptureOutcome | null> {
  const bytes = fromBase64(text);
  const outcome = bytes ? await arrived({ ...rest, bytes }) : err('gone' as const);
  if (outcome?.ok) tellOfInbox();
  return outcome;
}

async function withInbox<T>(work: (inbox: InboxStore) => Promise<T>): Promise<T> {
  const inbox = await openInbox();
  try {
    return await work(inbox);
  } finally {
    inbox.close();
  }
}
