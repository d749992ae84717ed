import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { spyOnErrors } from './portal-recorder/spy';

/** Beside the page's own scripts, only while the person records an error: what goes wrong there is told by its kind. */
export default defineUnlistedScript(() => spyOnErrors(document, window, console));
