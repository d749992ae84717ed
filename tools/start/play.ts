import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { STORY, type Stage } from '../../e2e/story/story.ts';

const FOLDER = 'screens/story';

/** Plays the story on a stage, says what was seen at each step, leaves a picture of it. True when all was seen. */
export async function play(stage: Stage): Promise<boolean> {
  const { face, session } = stage;
  console.log(`\nThe story in ${session.name} on the ${face} face`);
  mkdirSync(FOLDER, { recursive: true });
  for (const [index, { name, play: step }] of STORY.entries()) {
    const picture = join(FOLDER, `${session.name}-${face}-${String(index + 1).padStart(2, '0')}.png`);
    rmSync(picture, { force: true });
    console.log(`${String(index + 1).padStart(3)}. ${name}`);
    try {
      const seen = await step(stage);
      console.log(`     seen: ${seen}`);
    } catch (cause) {
      console.log(`     NOT seen: ${cause instanceof Error ? cause.message : String(cause)}`);
      await takePicture(stage, picture);
      return false;
    }
    await takePicture(stage, picture);
  }
  return true;
}

async function takePicture({ shown }: Stage, path: string): Promise<void> {
  // A popup that did its work has closed itself: then there is nothing to take a picture of.
  if (shown.page.isClosed()) return;
  await shown.screenshot(path as `${string}.png`);
  console.log(`     ${path}`);
}
