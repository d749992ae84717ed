import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerCapture } from './background/parts/capture';
import { offerCheck } from './background/parts/check';
import { offerGuide } from './background/parts/guide';
import { offerLook } from './background/parts/look';
import { offerPicked } from './background/parts/picked';
import { offerTrace } from './background/parts/trace';
import { offerWatch } from './background/parts/watch';

/** What the watch needs beside waking, a few times a day, and what a person asks for now and then. */
export default defineUnlistedScript(() => {
  offerLook();
  offerWatch();
  offerPicked();
  offerCapture();
  offerCheck();
  offerGuide();
  offerTrace();
});
