import { type CaptureOutcome, type CaptureTask, capture, openInbox, tellOfInbox } from '../../utils/archive';
import type { Replies } from '../../utils/messaging';
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
  const inbox = await openInbox();
  try {
    const outcome = await capture(
      { download: createDownload(isDocumentDownload), has: inbox.has, put: inbox.put, suggestName },
      task,
    );
    if (outcome.ok) tellOfInbox();
    return outcome;
  } finally {
    inbox.close();
  }
}
