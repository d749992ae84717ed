import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerLook } from './background/parts/look';
import { offerWatch } from './background/parts/watch';

/** What the watch needs beside waking: a few times a day. */
export default defineUnlistedScript(() => {
  offerLook();
  offerWatch();
});
