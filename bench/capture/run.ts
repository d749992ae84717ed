import type { ElementHandle } from 'puppeteer-core';
import { Background } from '../../e2e/harness/background.ts';
import { launch, type Session } from '../../e2e/harness/launch.ts';
import { BROWSERS, createArchive, lockArchive, logIn, openHealth, PLACES } from '../../e2e/harness/person.ts';
import type { Tab } from '../../e2e/harness/tab.ts';
import { startPortal, type TrainingPortal } from '../../portal/index.ts';
import { type Options, say } from '../meter.ts';
import { budget, type Row } from '../rows.ts';
import { median } from '../stats.ts';

const SIZE_MB = 30;
const ACKNOWLEDGED = 'Зашифрованная копия сохранена в архив';

/** Ms from the click to the words. */
type Round = Record<(typeof BROWSERS)[number], number>;

/** Capture of 30 MB from the training portal, archive locked: from the click on the page to «a copy is kept». */
export async function run({ rounds }: Options): Promise<Row[]> {
  const portal = await startPortal();
  const open: [(typeof BROWSERS)[number], Session, Tab][] = [];
  try {
    for (const browser of BROWSERS) open.push([browser, ...(await settle(browser, portal))]);
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const one = {} as Round;
      for (const [browser, , tab] of open) {
        say(`capture: round ${round + 1} of ${rounds}, ${browser}`);
        one[browser] = await take(portal, tab, `Большой снимок ${browser} ${round}`);
      }
      measured.push(one);
    }
    return rowsOf(measured);
  } finally {
    for (const [, session] of open) await session.close();
    await portal.close();
  }
}

async function settle(browser: (typeof BROWSERS)[number], portal: TrainingPortal): Promise<[Session, Tab]> {
  const firefoxPrefs = { 'privacy.reduceTimerPrecision': false };
  const session = await launch({ browser, portalPort: portal.port, firefoxPrefs });
  const { own } = await Background.of(session);
  const cabinet = await createArchive(session);
  await lockArchive(cabinet);
  await cabinet.close();
  await own.close();
  const tab = await session.open(PLACES.lk.start);
  await logIn(tab);
  return [session, tab];
}

async function take(portal: TrainingPortal, tab: Tab, title: string): Promise<number> {
  portal.control.addDocument({ title, kind: 'pdf', sizeMb: SIZE_MB });
  await openHealth(tab, 'lk');
  await tab.see(title);
  const link = (await tab.page.evaluateHandle((wanted) => {
    const cards = [...document.querySelectorAll('section.card')];
    const links = cards.find(({ textContent }) => textContent?.includes(wanted))?.querySelectorAll('a');
    return [...(links ?? [])].find(({ textContent }) => textContent?.includes('Скачать'));
  }, title)) as ElementHandle<HTMLAnchorElement>;
  // The portal makes a document when it is first asked for, which is not what is measured.
  await link.evaluate(({ href }) => fetch(href, { mode: 'no-cors', credentials: 'include' }).then(() => undefined));
  await tab.page.evaluate((words) => {
    const scope = globalThis as { benchKept?: number };
    // By what changes, not by a timer: Firefox shows the PDF it has saved in a tab of its own, and in one that is hidden
    // timers run once a second.
    addEventListener(
      'click',
      ({ timeStamp }) => {
        const observer = new MutationObserver(() => look());
        const look = () => {
          const changes = { childList: true, subtree: true, characterData: true };
          const roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
          for (const root of [document, ...roots]) observer.observe(root, changes);
          if (roots.some(({ textContent }) => textContent?.includes(words))) {
            scope.benchKept ??= performance.now() - timeStamp;
          }
        };
        look();
      },
      { capture: true, once: true },
    );
  }, ACKNOWLEDGED);
  await tab.page.bringToFront();
  await link.click();
  let kept: number | null = null;
  await tab.until(
    async () => {
      kept = await tab.page.evaluate(() => (globalThis as { benchKept?: number }).benchKept ?? null);
      return kept !== null;
    },
    'the copy to be kept',
    60_000,
  );
  return kept ?? Number.NaN;
}

const rowsOf = (rounds: readonly Round[]): Row[] =>
  BROWSERS.map((browser) =>
    budget(
      { id: 'capture', metric: `${SIZE_MB} MB, click to «kept», ${browser}`, unit: 'ms' },
      rounds,
      (some) => median(some.map((one) => one[browser])),
      1_500,
    ),
  );
