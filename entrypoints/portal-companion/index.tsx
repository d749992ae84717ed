import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { mountCompanion } from './mount';
import { startVisit } from './visit';

/** Injected by the background, once per document, when a page has something to be shown beside it. */
export default defineUnlistedScript(() => {
  const scope = globalThis as { medcardCompanion?: () => void };
  if (scope.medcardCompanion) return;
  // The pointer, another script of ours in this document, calls it when the person has ticked a step there.
  scope.medcardCompanion = startVisit(mountCompanion(document));
});
