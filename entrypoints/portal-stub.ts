import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isPageOfInterest } from '../utils/portal';

/**
 * All that runs on a page where there is nothing to show: notices soft navigation and tells the background when a page
 * of interest is reached. The background brings the companion, once per document; from then on the stub is silent.
 */
export default defineUnlistedScript(() => {
  const scope = globalThis as { medcardStub?: true; navigation?: EventTarget };
  if (scope.medcardStub) return;
  scope.medcardStub = true;
  let asked = '';
  let timer: ReturnType<typeof setInterval> | undefined;

  const look = () => {
    const { href } = location;
    if (href === asked) return;
    asked = href;
    if (!isPageOfInterest(href)) return;
    // Looked at last: the first touch of the extension's API costs more than all the rest.
    if (!chrome.runtime?.id) return clearInterval(timer);
    tell(href, 3);
  };
  // The envelope is that of utils/messaging, which would double the stub.
  const tell = (href: string, left: number) =>
    chrome.runtime.sendMessage({ type: 'visit', data: {} }, () => {
      // A worker that is just being put to sleep hears nothing, and nobody else would bring the companion here.
      if (chrome.runtime.lastError && left > 0) setTimeout(() => href === asked && tell(href, left - 1), 1_000);
    });

  look();
  if (scope.navigation) scope.navigation.addEventListener('navigatesuccess', look);
  else timer = setInterval(() => document.visibilityState === 'visible' && look(), 1_000);
});
