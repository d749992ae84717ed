import assert from 'node:assert/strict';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Session } from '../../e2e/harness/launch.ts';

/** The blow after so many ms; whether something was under way then. What it cuts off ends in an error of the driver; what failed before it is a failure. */
export async function strike(
  session: Session,
  act: () => Promise<unknown>,
  { after, where }: { after: number; where: string },
): Promise<boolean> {
  let [isStruck, isOver] = [false, false];
  let failed: unknown = null;
  const ended = act().then(
    () => {
      isOver = true;
    },
    (cause) => {
      if (!isStruck) failed = cause ?? 'failed';
    },
  );
  await wait(after);
  isStruck = true;
  const isUnderWay = !isOver;
  await murder(session);
  await ended;
  if (failed) throw new Error(`${where}, before it: ${failed instanceof Error ? failed.message : failed}`);
  return isUnderWay;
}

async function murder({ browser, profile }: Session): Promise<void> {
  const program = browser.process();
  assert.ok(program?.pid, 'no process to kill');
  // After the death the driver puts back the settings from before, in a while of its own: amid the next birth, which
  // then finds the port of a portal long closed.
  for (const name of ['prefs.js', 'user.js']) rmSync(join(profile, `${name}.puppeteer`), { force: true });
  const gone = once(program, 'exit');
  try {
    process.kill(-program.pid, 'SIGKILL');
  } catch {
    program.kill('SIGKILL');
  }
  await gone;
}
