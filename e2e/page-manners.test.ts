import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import { Background } from './harness/background.ts';
import { launch, type Session } from './harness/launch.ts';
import { BROWSERS, FACES, logIn, PLACES } from './harness/person.ts';
import type { Tab } from './harness/tab.ts';

const AXE = readFileSync(resolve('node_modules/axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What a page sees of us while we come: run in the page before its own scripts. */
function observe(): void {
  const seen = { mutations: [] as string[], others: 0, longest: 0 };
  (globalThis as { seenOfUs?: typeof seen }).seenOfUs = seen;
  const start = () =>
    new MutationObserver((records) => {
      for (const { type, target, addedNodes, attributeName } of records) {
        const names = [target, ...addedNodes].map((node) => node.nodeName.toLowerCase());
        if (names.some((name) => name.includes('medcard')) || attributeName?.includes('medcard'))
          seen.mutations.push(`${type} ${names.join('<')}`);
        else seen.others++;
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  start();
  try {
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ type: 'longtask', buffered: true });
  } catch {
    // Firefox does not tell of long tasks; there the mutations alone are looked at.
  }
}
type Seen = { mutations: string[]; others: number; longest: number };
const seenOf = (tab: Tab) => tab.page.evaluate(() => (globalThis as unknown as { seenOfUs: Seen }).seenOfUs);

/** Violations as «rule: place»; `within` limits the look to our own element. */
async function violations(tab: Tab, within: string | null): Promise<string[]> {
  await tab.page.evaluate(AXE);
  return tab.page.evaluate(
    async (tags, place) => {
      type Found = { violations: { id: string; nodes: { target: unknown[] }[] }[] };
      const { axe } = globalThis as unknown as { axe: { run: (on: unknown, how: object) => Promise<Found> } };
      const found = await axe.run(place ? { include: [[place]] } : document, {
        runOnly: { type: 'tag', values: tags },
      });
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`),
      );
    },
    TAGS,
    within,
  );
}

describe.each(BROWSERS)('manners on the page in %s', (browser) => {
  let portal: TrainingPortal;
  let session: Session;
  let background: Background;
  let tab: Tab;
  const noise: string[] = [];
  beforeAll(async () => {
    portal = await startPortal();
    session = await launch({ browser, portalPort: portal.port });
    background = await Background.of(session);
    tab = await session.open('https://www.gosuslugi.ru/help');
    tab.page.on('console', (message) => {
      if (/extension:\/\//.test(`${message.text()} ${message.location().url ?? ''}`)) noise.push(message.text());
    });
    tab.page.on('pageerror', (error) => noise.push(String(error)));
    await tab.page.evaluateOnNewDocument(observe);
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
  });

  it('brings nothing to a page where there is nothing to show', async () => {
    await tab.goto('https://www.gosuslugi.ru/help');
    // Long enough for the stub to run and for a word of it to be heard: only then is «nothing» something.
    await tab.until(() => tab.page.evaluate(() => document.readyState === 'complete'), 'the page to be whole');
    for (let words = 0; words < 3; words++) await background.say('watchView');
    expect(await tab.page.evaluate(() => document.querySelectorAll('medcard-companion').length)).toBe(0);
    expect((await seenOf(tab)).mutations).toEqual([]);
    await tab.goto(PLACES.lk.start);
    await logIn(tab);
  });

  it.each(FACES)('adds one element of its own to the %s face and changes nothing else', async (face) => {
    await tab.goto(PLACES[face].request);
    await tab.see('Сообщим, когда статус изменится');
    // The portal draws by itself while it loads; once it is still, every change would be ours.
    const before = (await seenOf(tab)).others;
    await tab.click('Свернуть');
    await tab.click('Показать подсказку');
    await tab.see('Сообщим, когда статус изменится');
    const { mutations, others, longest } = await seenOf(tab);
    expect(others).toBe(before);
    expect(mutations).toEqual(['childList html<medcard-companion']);
    expect(longest).toBeLessThan(50);
    expect(noise).toEqual([]);
  });

  it('has no axe violation in the overlay, the popup and the cabinet', async () => {
    expect(await violations(tab, 'medcard-companion')).toEqual([]);
    expect(await violations(background.own, null)).toEqual([]);
    const cabinet = await session.openOwn('cabinet.html#requests');
    for (const [section, words] of [
      ['requests', 'Заявления'],
      ['archive', 'Создайте архив'],
      ['settings', 'Чего мы не делаем'],
    ] as const) {
      await cabinet.page.evaluate((hash) => location.replace(hash), `#${section}`);
      await cabinet.see(words);
      expect(await violations(cabinet, null), section).toEqual([]);
    }
    await cabinet.close();
  });

  it('leaves with one press and stays away from that host', async () => {
    await tab.page.bringToFront();
    await tab.click('Скрыть на этом сайте');
    await tab.until(
      () => tab.page.evaluate(() => document.querySelectorAll('medcard-companion').length === 0),
      'the companion to leave',
    );
    const { host } = new URL(tab.page.url());
    const settings = (await background.say('changeSettings', {})) as { hiddenHosts: string[] };
    expect(settings.hiddenHosts).toEqual([host]);
  });
});
