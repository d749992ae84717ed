import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startRecorder } from './recorder';

/** In the portal's pages only while the person records an error; it is there once and ends by itself. */
export default defineUnlistedScript(() => {
  const scope = globalThis as { medcardRecorder?: (() => void) | undefined };
  if (scope.medcardRecorder) return;
  scope.medcardRecorder = startRecorder(document, () => {
    scope.medcardRecorder = undefined;
  });
});
