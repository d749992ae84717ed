import type { CaptureStrip } from '../../components/guide/companion-view';
import { randomId } from '../../utils/kernel';
import { ask } from '../../utils/messaging';
import { isOrphaned } from '../../utils/platform';
import { isDocumentDownload } from '../../utils/portal';

const TRIES = 4;

/** Notices the person's own click on a document of the portal and asks for a sealed copy. The click goes on untouched. */
export function watchDownloads(signal: AbortSignal, show: (strip: CaptureStrip | null) => void): void {
  document.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted) return;
      const link = event.composedPath().find((one): one is HTMLAnchorElement => one instanceof HTMLAnchorElement);
      if (link && isDocumentDownload(link.href)) void keepCopy(link.href, show);
    },
    { signal, capture: true },
  );
}

/** The same id each time: a worker that died between «kept» and «said so» has not made two copies. */
async function keepCopy(href: string, show: (strip: CaptureStrip | null) => void): Promise<void> {
  const captureId = randomId();
  // A kind that is not wanted is answered at once, and nothing is said.
  const late = setTimeout(show, 300, 'saving');
  for (let left = TRIES; left > 0 && !isOrphaned(); left--) {
    try {
      const outcome = await ask('capture', { captureId, href });
      clearTimeout(late);
      return show(outcome.ok ? 'saved' : outcome.error === 'unwanted' ? null : outcome.error);
    } catch {
      await new Promise((wake) => setTimeout(wake, 300));
    }
  }
  clearTimeout(late);
  show('interrupted');
}
