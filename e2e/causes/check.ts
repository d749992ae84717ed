import { type CauseId, causesOf, type Facts, readReport } from '../../utils/diagnostics';
import { causeTexts } from '../../utils/text';
import { Background } from '../harness/background.ts';
import type { Session } from '../harness/launch.ts';
import { logIn, PLACES } from '../harness/person.ts';
import type { Tab } from '../harness/tab.ts';

export type Seen = { first: CauseId | null; causes: CauseId[]; facts: Facts };

/** A browser with the extension in it, a page of the portal open, and a person who presses «Проверить». */
export class Checked {
  readonly session: Session;
  readonly background: Background;
  readonly tab: Tab;
  readonly cabinet: Tab;
  #looks = 0;

  private constructor(session: Session, background: Background, tab: Tab, cabinet: Tab) {
    this.session = session;
    this.background = background;
    this.tab = tab;
    this.cabinet = cabinet;
  }

  /** @param logged false where no page of the portal opens, or none can keep a login */
  static async in(session: Session, logged = true): Promise<Checked> {
    const background = await Background.of(session);
    // A browser that refuses the connection refuses the driver, too: what it shows then is what the person sees.
    const tab = await session.open(logged ? PLACES.lk.start : 'about:blank');
    if (logged) {
      await logIn(tab);
      await tab.goto(PLACES.lk.request);
      await tab.see('Сообщим, когда статус изменится');
    } else {
      await tab.page.goto(PLACES.lk.request, { waitUntil: 'domcontentloaded' }).catch(() => null);
      // Either the portal asks to log in, or the browser shows its own page in place of the portal's.
      await tab.see('Войдите, чтобы продолжить', 3_000).catch(() => null);
    }
    return new Checked(session, background, tab, await session.openOwn('cabinet.html#diagnostics'));
  }

  /** Presses the button, opens the report, and reads both as a person and as support would. */
  async look(): Promise<Seen> {
    const { cabinet, session } = this;
    await cabinet.page.bringToFront();
    await cabinet.goto(`${session.base}cabinet.html?${++this.#looks}#diagnostics`);
    await cabinet.click('Проверить');
    await cabinet.see('Просмотрено пунктов', 30_000);
    const shown = await cabinet.page.evaluate(() =>
      [...document.querySelectorAll('main h2')].map((one) => one.textContent ?? ''),
    );
    await cabinet.click('Отчёт для поддержки');
    const text = (await cabinet.page.evaluate(() => document.querySelector('.report-text')?.textContent)) ?? '';
    const report = readReport(text);
    if (!report.ok) throw new Error(`the report is refused: ${report.error}`);
    const named = idsOf(shown);
    const told = idsOf([...text.matchAll(/^- [^:\n]+: (.+)$/gm)].map(([, title = '']) => title));
    const causes = causesOf(report.value.facts).map(({ id }) => id);
    // Page, report and reader must be of one mind before anything is said of it.
    for (const list of [named, told])
      if (list.join() !== causes.join()) throw new Error(`${list.join()} is told, ${causes.join()} is in the report`);
    return { first: causes[0] ?? null, causes, facts: report.value.facts };
  }
}

const TITLES = Object.entries(causeTexts('ru')) as [CauseId, { title: string }][];
const idsOf = (titles: readonly string[]): CauseId[] =>
  titles.flatMap((title) => TITLES.filter(([, words]) => words.title === title).map(([id]) => id));
