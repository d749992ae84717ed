import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { drawImage, drawPdf, drawText } from './draw';
import type { ViewerOrder, ViewerReport } from './protocol';

/**
 * Runs in an opaque origin without the extension's API, storage or network (docs/adr/0006-viewer-sandbox.md). It is
 * given the bytes of one document by the page that embeds it, draws them, and says how that went.
 */
export default defineUnlistedScript(() => {
  const say = (report: ViewerReport) => window.parent.postMessage(report, '*');
  const place = document.querySelector('main');
  window.addEventListener('message', async ({ source, data }: MessageEvent<ViewerOrder>) => {
    if (source !== window.parent || data?.kind !== 'draw' || !place) return;
    place.replaceChildren();
    try {
      const pages = await draw(place, data, say);
      say({ kind: 'drawn', pages });
    } catch (cause) {
      const name = (cause as { name?: string } | null)?.name;
      say({ kind: 'failed', reason: name === 'PasswordException' ? 'password' : 'unreadable' });
    }
  });
  for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
    window.addEventListener(kind, () => say({ kind: 'active' }), { passive: true });
  }
  say({ kind: 'ready' });
});

function draw(place: HTMLElement, { type, bytes, labels }: ViewerOrder, say: (report: ViewerReport) => void) {
  if (type === 'pdf') return drawPdf(place, bytes, labels.page, (page) => say({ kind: 'page', page }));
  if (type === 'image') return drawImage(place, bytes, labels.image);
  return drawText(place, bytes);
}
