import { offerPart, openOwnPage } from '../../../utils/platform';
import { guideDo, guideGo, guideHere, guideShow } from '../guide-desk';
import { guideWay } from '../guide-way';
import { unlessOff } from '../unless-off';

const off = () => null;
const desk = {
  guideDo: unlessOff('guide', guideDo, off),
  // The overlay has no words for it: the cabinet says why.
  guideGo: unlessOff('guide', guideGo, () => openOwnPage('/cabinet.html#guide')),
  guideHere: unlessOff('guide', guideHere, off),
  guideShow: unlessOff('guide', guideShow, off),
  // The overlay is the companion's, and switched off with it.
  guideWay,
};
export type GuideDesk = typeof desk;

/** The part of the background that knows the steps and their words: read only when a guide is on. */
export const offerGuide = (): void => offerPart('guide-desk', desk);
