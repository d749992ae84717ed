import { type Feature, isOff } from '../../utils/platform';

type Work = (...given: never[]) => Promise<unknown>;

/** The same work, and something else in its place where the organisation has switched the feature off. */
export const unlessOff = <Done extends Work>(feature: Feature, work: Done, instead: () => unknown): Done =>
  (async (...given: never[]) => ((await isOff(feature)) ? instead() : work(...given))) as Done;
