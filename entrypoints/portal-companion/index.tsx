import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { mountCompanion } from './mount';
import { startVisit } from './visit';

/** Injected by the background, once per document, when a page has something to be shown beside it. */
export default defineUnlistedScript(() => {
  const scope = globalThis as { medcardCompanion?: true };
  if (scope.medcardCompanion) return;
  scope.medcardCompanion = true;
  startVisit(mountCompanion(document));
});
