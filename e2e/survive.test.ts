import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { restart } from '../tools/soak/restart.ts';
import { FACES, logIn, NUMBER, PLACES } from './harness/person.ts';
import { STORY, type Stage, setStage } from './story/story.ts';

describe.each(FACES)('the story on the %s face, the worker killed before each step', (face) => {
  let portal: TrainingPortal;
  let stage: Stage;
  beforeAll(async () => {
    portal = await startPortal();
    stage = await setStage(face, portal, 'chromium');
  });
  afterAll(async () => {
    await stage?.session.close();
    await portal?.close();
  });

  it('ends the same: each change told once', async () => {
    let killed = 0;
    for (const { play } of STORY) {
      if (await stage.session.killWorker()) killed++;
      await play(stage);
    }
    expect(killed).toBeGreaterThan(STORY.length / 2);
    expect((await stage.background.outbox()).map(({ id }) => id.split('|')[1])).toEqual(['status', 'status']);
  });
});

describe('a worker killed in the middle of its work', () => {
  let portal: TrainingPortal;
  let stage: Stage;
  beforeAll(async () => {
    portal = await startPortal();
    stage = await setStage('lk', portal, 'chromium');
    const tab = await stage.session.open(PLACES.lk.request);
    await logIn(tab);
    await tab.goto(PLACES.lk.request);
    await tab.click('Следить');
    await tab.see('Слежу');
    await tab.close();
    await stage.background.ringAfter(37);
  });
  afterAll(async () => {
    await stage?.session.close();
    await portal?.close();
  });

  it('while it looks at the portal: the next look is still planned, and tells the change once', async () => {
    const { background, session } = stage;
    portal.control.moveStatus(NUMBER, PLACES.lk.needsDocuments);
    portal.control.clearLog();
    portal.control.fault({ path: '/api/' }, 'hang');
    await background.ring(37);
    await background.own.until(
      async () => portal.control.requests().some(({ path }) => path.startsWith('/api/')),
      'the look',
    );
    expect(await session.killWorker()).toBe(true);
    portal.control.clearFaults();
    // Nobody wakes the worker now but its alarm: without one the watch would sleep until the person comes by.
    expect(await background.alarmAt()).not.toBeNull();
    await background.ringAfter(37);
    await background.own.until(async () => (await background.outbox()).length > 0, 'the event');
    expect(await background.outbox()).toHaveLength(1);
  });

  it('while its alarm lies days ahead, as after the clock was set back: the next wake brings it near', async () => {
    const { background, session } = stage;
    await background.own.page.evaluate(() => chrome.alarms.create('watch', { when: Date.now() + 3 * 86_400_000 }));
    expect(await session.killWorker()).toBe(true);
    await background.view();
    const near = async () => ((await background.alarmAt()) ?? Number.POSITIVE_INFINITY) < Date.now() + 3_600_000;
    await background.own.until(near, 'the alarm');
  });
});

describe('a browser closed and opened again', () => {
  // Seeds whose rounds close the browser between two looks and amid one, in each browser.
  it.each([1, 5, 7, 8])('shows each change once and loses none (seed %i)', (seed) => restart.round(seed));
});
