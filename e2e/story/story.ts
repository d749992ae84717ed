import { CREATING, KEEPING } from './keeping.ts';
import type { Step } from './stage.ts';
import { WATCHING } from './watching.ts';

export { type Stage, type Step, setStage } from './stage.ts';

const APPROVED = -1;

/**
 * The main job from the first visit to the document in the archive. `npm start` plays it without a display and
 * `story.test.ts` in both browsers on both faces: one story, so what is shown is what is tested.
 */
export const STORY: readonly Step[] = [
  ...WATCHING.slice(0, APPROVED),
  ...CREATING,
  ...WATCHING.slice(APPROVED),
  ...KEEPING,
];
