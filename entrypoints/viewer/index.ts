import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { drawImage, drawText } from './draw';
import { drawPdf } from './draw-pdf';
import { drawSemd } from './draw-semd';
import { factsOf } from './facts';
import type { ViewerOrder, ViewerReport } from './protocol';
import { TooHeavy } from './too-heavy';

/**
 * Runs in an opaque origin without the extension's API, storage or network (docs/adr/0006-viewer-sandbox.md). It is
 * given the bytes of one document by the page that embeds it, draws them, and says how that went.
 */
export default defineUnlistedScript(() => {
  const say = (report: ViewerReport) => window.parent.postMessage(report, '*');
  const place = document.querySelector('main');
  window.addEventListener('message', async ({ source, data }: MessageEvent<ViewerOrder>) => {
    if (source !== window.parent || !place) return;
    try {
      if (data?.kind === 'facts') say({ kind: 'facts', facts: await factsOf(data.type, data.bytes) });
      if (data?.kind !== 'draw') return;
      place.replaceChildren();
      const pages = await draw(place, data, say);
      say({ kind: 'drawn', pages });
      // A PDF goes on with its further pages, and says itself when it rests.
      if (data.type !== 'pdf') say({ kind: 'idle' });
    } catch (cause) {
      say({ kind: 'failed', reason: reasonOf(cause) });
    }
  });
  for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
    window.addEventListener(kind, () => say({ kind: 'active' }), { passive: true });
  }
  say({ kind: 'ready' });
});

type Drawing = Extract<ViewerOrder, { kind: 'draw' }>;

function draw(place: HTMLElement, { type, bytes, labels }: Drawing, say: (report: ViewerReport) => void) {
  if (type === 'pdf') return drawPdf(place, bytes, labels, say);
  if (type === 'image') return drawImage(place, bytes, labels.image);
  // What is no document after all is still text.
  if (type === 'semd') return drawSemd(place, bytes.slice(), labels).catch(() => drawText(place, bytes, labels.more));
  return drawText(place, bytes, labels.more);
}

function reasonOf(cause: unknown): Extract<ViewerReport, { kind: 'failed' }>['reason'] {
  if (cause instanceof TooHeavy) return 'too-heavy';
  return (cause as { name?: string } | null)?.name === 'PasswordException' ? 'password' : 'unreadable';
}
