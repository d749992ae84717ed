import { afterAll, beforeAll, describe, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { BROWSERS, FACES } from './harness/person.ts';
import { STORY, type Stage, setStage } from './story/story.ts';

describe.each(BROWSERS)('the story in %s', (browser) => {
  describe.each(FACES)('on the %s face', (face) => {
    let portal: TrainingPortal;
    let stage: Stage;
    let broken = false;
    beforeAll(async () => {
      portal = await startPortal();
      stage = await setStage(face, portal, browser);
    });
    afterAll(async () => {
      await stage?.session.close();
      await portal?.close();
    });

    it.each(STORY)('$name', async ({ play }) => {
      // Steps stand on each other: after a broken one the rest would only wait in vain.
      if (broken) throw new Error('an earlier step failed');
      broken = true;
      await play(stage);
      broken = false;
    });
  });
});
