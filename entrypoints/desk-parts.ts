import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerCapture } from './background/parts/capture';
import { offerCheck } from './background/parts/check';
import { offerGuide } from './background/parts/guide';
import { offerPicked } from './background/parts/picked';
import { offerTrace } from './background/parts/trace';

/** What a person asks for now and then. */
export default defineUnlistedScript(() => {
  offerPicked();
  offerCapture();
  offerCheck();
  offerGuide();
  offerTrace();
});
