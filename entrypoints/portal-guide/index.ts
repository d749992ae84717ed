import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startWalk } from './walk';

/** Put into a page while a guide is on, and again whenever there is news for it; it is there once. */
export default defineUnlistedScript(() => {
  const scope = globalThis as { medcardGuide?: (() => void) | undefined };
  if (scope.medcardGuide) return scope.medcardGuide();
  scope.medcardGuide = startWalk(document, () => {
    scope.medcardGuide = undefined;
  });
});
