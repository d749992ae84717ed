import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { Background } from './harness/background.ts';
import { launch, type Session } from './harness/launch.ts';
import { logIn } from './harness/person.ts';
import type { Tab } from './harness/tab.ts';

const ACTION = 'Следить за всеми моими заявлениями';

describe.each(['chromium', 'firefox'] as const)('watching all requests in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let cabinet: Tab;
  let background: Background;
  beforeAll(async () => {
    portal = await startPortal();
    session = await launch({ browser, portalPort: portal.port });
    background = await Background.of(session);
    cabinet = await session.openOwn('cabinet.html#requests');
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
  });

  it('says to log in first, and adds nothing', async () => {
    await cabinet.click(ACTION);
    await cabinet.see('Вы не вошли на портал');
    expect(await cabinet.seesNow('Пока не следим ни за одним заявлением')).toBe(true);
  });

  it('adds every request of the list at one press, and reads nothing that may not be read', async () => {
    const tab = await session.open('https://lk.gosuslugi.ru/orders');
    await logIn(tab);
    portal.control.clearLog();
    await cabinet.page.bringToFront();
    await cabinet.click(ACTION);
    await cabinet.see('Добавлено:');
    const { orders, served, marked } = portal.control.state();
    const view = (await background.say('watchView')) as { requests: { number: string; service: string }[] };
    expect(view.requests.map(({ number }) => number).sort()).toEqual(orders.map(({ number }) => number).sort());
    expect([...served, ...marked]).toEqual([]);
    for (const { service } of view.requests) await cabinet.see(service);
  });
});
