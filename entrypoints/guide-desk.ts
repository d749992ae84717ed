import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerPart } from '../utils/platform';
import { guideDo, guideGo, guideHere, guideShow } from './background/guide-desk';

const desk = { guideDo, guideGo, guideHere, guideShow };
export type GuideDesk = typeof desk;

/** The part of the background that knows the steps and their words: read only when a guide is on. */
export default defineUnlistedScript(() => offerPart('guide-desk', desk));
