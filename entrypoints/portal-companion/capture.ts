import type { CaptureStrip } from '../../components/guide/companion-view';
import { MINUTE, randomId } from '../../utils/kernel';
import { ask, type DataOf } from '../../utils/messaging';
import { holdMade, isOrphaned, letMadeGo } from '../../utils/platform';
import { isDocumentDownload, isMadeByPage } from '../../utils/portal';

const TRIES = 4;

type Show = (strip: CaptureStrip | null) => void;

/**
 * Notices the person's own click on a document of the portal and asks for a sealed copy. The click goes on untouched. A
 * document that the page has put together itself is given out by a click of its script, soon after the person's.
 */
export function watchDownloads(signal: AbortSignal, show: Show): void {
  let acted = 0;
  document.addEventListener(
    'click',
    (event) => {
      const now = Date.now();
      if (event.isTrusted) acted = now;
      const link = event.composedPath().find((one): one is HTMLAnchorElement => one instanceof HTMLAnchorElement);
      if (!link) return;
      const { href, download } = link;
      if (link.hasAttribute('download') && isMadeByPage(href)) {
        if (now - acted > MINUTE) return;
        // Held already: the same document, pressed twice.
        if (!holdMade(href)) return;
        void keepCopy({ href, name: download.slice(0, 400) }, show).finally(() => letMadeGo(href));
      } else if (event.isTrusted && isDocumentDownload(href)) void keepCopy({ href }, show);
    },
    { signal, capture: true },
  );
}

/** The same id each time: a worker that died between «kept» and «said so» has not made two copies. */
async function keepCopy(data: Omit<DataOf<'capture'>, 'captureId'>, show: Show): Promise<void> {
  const captureId = randomId();
  // A kind that is not wanted is answered at once, and nothing is said.
  const late = setTimeout(show, 300, 'saving');
  for (let left = TRIES; left > 0 && !isOrphaned(); left--) {
    try {
      const outcome = await ask('capture', { captureId, ...data });
      clearTimeout(late);
      if (outcome.ok) return show(outcome.value.held ? 'held' : 'saved');
      return show(outcome.error === 'unwanted' ? null : outcome.error);
    } catch {
      await new Promise((wake) => setTimeout(wake, 300));
    }
  }
  clearTimeout(late);
  show('interrupted');
}
