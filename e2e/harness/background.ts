import type { Session } from './launch.ts';
import type { Tab } from './tab.ts';

export type View = {
  requests: { id: string; status: { group: string; title: string | null }; comment: string | null }[];
  state: string;
  lastCheckAt: number | null;
  nextCheckAt: number | null;
};

const RING_PATIENCE = 60_000;
const RING_AGAIN = 5_000;
const DIED = /context was destroyed|context with specified id|Target closed|Session closed|actor|dead object/i;

/** A worker may die, and Firefox may swap a page's document, between two words of a question: it is asked again then. */
async function again<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let left = 5; ; left--) {
    try {
      return await ask();
    } catch (cause) {
      if (left === 0 || !DIED.test(String(cause))) throw cause;
      await new Promise((wake) => setTimeout(wake, 200));
    }
  }
}

/**
 * The extension's background, as a test may reach it: by the messages of an own page, and by its clock. Time is the one
 * thing no test can wait for, so the clock of the background is moved on and its real alarm is made to ring.
 */
export class Background {
  readonly #session: Session;
  readonly own: Tab;
  #ahead = 0;

  private constructor(session: Session, own: Tab) {
    this.#session = session;
    this.own = own;
  }

  /** Opens an own page that nobody looks at: from it everything here is asked. */
  static async of(session: Session): Promise<Background> {
    const own = await session.openOwn('popup.html', { width: 380, height: 620 });
    await own.page.evaluate(() => {
      const scope = globalThis as { toldIds?: string[] };
      scope.toldIds = [];
      chrome.notifications.onClosed.addListener((id) => scope.toldIds?.push(id));
    });
    const background = new Background(session, own);
    await background.say('changeSettings', { locale: 'ru' });
    return background;
  }

  /** Says a message as one of our own pages does. A worker that dies over it is asked again, as our pages do. */
  async say(type: string, data: object = {}): Promise<unknown> {
    for (let left = 4; ; left--) {
      const answer = await again(() =>
        this.own.page.evaluate(
          (message) =>
            new Promise<{ said: unknown } | null>((done) =>
              chrome.runtime.sendMessage(message, (reply?: { res?: unknown; err?: unknown }) =>
                done(chrome.runtime.lastError || !reply ? null : { said: reply.res ?? reply.err ?? null }),
              ),
            ),
          { id: 1, type, data, timestamp: Date.now() },
        ),
      );
      if (answer || left === 0) return answer?.said ?? null;
      await new Promise((wake) => setTimeout(wake, 300));
    }
  }

  view = async (): Promise<View> => (await this.say('watchView')) as View;

  /**
   * Ids of the notifications that were shown. Chromium keeps them on its list; Firefox without a desktop closes each at
   * once and says so, which is how we know of it.
   */
  notified(): Promise<string[]> {
    return this.own.page.evaluate(async () => {
      const shown = Object.keys((await chrome.notifications.getAll()) ?? {});
      return [...new Set([...shown, ...((globalThis as { toldIds?: string[] }).toldIds ?? [])])];
    });
  }

  /**
   * Words of the notifications shown from now on, while the background lives: the browser gives back their ids only.
   * Firefox's background is a page, reached from any other.
   */
  async hearNotices(): Promise<() => Promise<string[]>> {
    const listen = (scope: { browser?: typeof chrome; chrome: typeof chrome; heard?: string[] }) => {
      const heard: string[] = [];
      scope.heard = heard;
      type Create = (id: string, notice: { title: string; message: string }) => Promise<string>;
      const notifications = (scope.browser ?? scope.chrome).notifications as unknown as { create: Create };
      const create = notifications.create.bind(notifications);
      notifications.create = (id, notice) => {
        heard.push(`${notice.title}. ${notice.message}`);
        return create(id, notice);
      };
    };
    if (this.#session.name === 'chromium') {
      const worker = await this.#awake();
      await worker.evaluate(`(${listen})(globalThis)`);
      return () => worker.evaluate(() => [...((globalThis as { heard?: string[] }).heard ?? [])]);
    }
    await this.own.page.evaluate(`chrome.runtime.getBackgroundPage().then((page) => (${listen})(page))`);
    return () =>
      this.own.page.evaluate(async () => {
        const page = (await chrome.runtime.getBackgroundPage()) as unknown as { heard?: string[] };
        return [...(page.heard ?? [])];
      });
  }

  /** What the watch remembers to tell or to have told, by event. Rows are sealed; ids and states are not. */
  outbox(): Promise<{ id: string; state: string }[]> {
    return again(() =>
      this.own.page.evaluate(
        () =>
          new Promise<{ id: string; state: string }[]>((done, fail) => {
            const opening = indexedDB.open('watch');
            opening.onerror = () => fail(opening.error);
            opening.onsuccess = () => {
              const rows = opening.result.transaction('outbox').objectStore('outbox').getAll();
              rows.onerror = () => fail(rows.error);
              rows.onsuccess = () => {
                opening.result.close();
                done(rows.result.map(({ id, state }: { id: string; state: string }) => ({ id, state })));
              };
            };
          }),
      ),
    );
  }

  badge = (): Promise<string> => this.own.page.evaluate(() => chrome.action.getBadgeText({}));

  badgeTitle = (): Promise<string> => this.own.page.evaluate(() => chrome.action.getTitle({}));

  alarmAt = (): Promise<number | null> =>
    this.own.page.evaluate(async () => (await chrome.alarms.get('watch'))?.scheduledTime ?? null);

  /** So much time passes and nothing rings. */
  async later(minutes: number): Promise<void> {
    this.#ahead += minutes * 60_000;
    await again(() => this.#moveClock());
  }

  /** So much time passes, then the watch's alarm rings. Answers when the look at the portal is over. */
  async ringAfter(minutes: number): Promise<void> {
    // An alarm that rings while somebody looks is not heard: the look that is waited for would be that other one.
    await this.own.until(() => this.#isStill(), 'the look before to end', RING_PATIENCE);
    const before = (await this.view()).lastCheckAt;
    await this.ring(minutes);
    let rung = Date.now();
    const isOver = async () => {
      if ((await this.view()).lastCheckAt !== before) return true;
      // The very last thing a look does is to set the alarm for the next one, in place of one that we have just set.
      if (Date.now() - rung > RING_AGAIN && (await this.#isStill())) {
        await this.ring(0);
        rung = Date.now();
      }
      return false;
    };
    await this.own.until(isOver, 'the look at the portal to end', RING_PATIENCE);
  }

  #isStill(): Promise<boolean> {
    const nobodyLooks = async () => !((await navigator.locks.query()).held ?? []).some(({ name }) => name === 'poll');
    return again(() => this.own.page.evaluate(nobodyLooks));
  }

  /** The same without waiting for what the alarm does. */
  async ring(minutes: number, alarm = 'watch'): Promise<void> {
    this.#ahead += minutes * 60_000;
    await again(() => this.#moveClock());
    await again(() => this.own.page.evaluate((name) => chrome.alarms.create(name, { when: Date.now() }), alarm));
  }

  /**
   * A click on a notification. No headless browser lets one click what the system draws, so in Chromium the event goes
   * to the very listener a click reaches; Firefox has no such door.
   */
  async clickNotification(id: string): Promise<boolean> {
    const worker = this.#session.name === 'chromium' ? await this.#awake() : null;
    await worker?.evaluate((clicked) => {
      const { onClicked } = chrome.notifications as unknown as { onClicked: { dispatch(id: string): void } };
      onClicked.dispatch(clicked);
    }, id);
    return worker !== null;
  }

  /** The same for a button under it; Firefox draws none. */
  async pressUnderNotification(id: string, at: number): Promise<boolean> {
    const worker = this.#session.name === 'chromium' ? await this.#awake() : null;
    await worker?.evaluate(
      (clicked, button) => {
        type Pressed = { onButtonClicked: { dispatch(id: string, at: number): void } };
        (chrome.notifications as unknown as Pressed).onButtonClicked.dispatch(clicked, button);
      },
      id,
      at,
    );
    return worker !== null;
  }

  /**
   * The keys of a command. No driver's key press reaches what the browser itself listens to: in Chromium the event goes to
   * the very listener the keys reach, in Firefox its own window is told that the keys were pressed.
   */
  async pressCommand(name: string): Promise<void> {
    if (this.#session.name === 'firefox') return pressInWindow(this.#session);
    const worker = await this.#awake();
    await worker.evaluate((command) => {
      const { onCommand } = chrome.commands as unknown as { onCommand: { dispatch(command: string): void } };
      onCommand.dispatch(command);
    }, name);
  }

  async #awake() {
    for (let left = 20; left > 0; left--) {
      await this.view();
      const worker = await this.#session.worker();
      if (worker) return worker;
      await new Promise((wake) => setTimeout(wake, 100));
    }
    throw new Error('the worker did not wake');
  }

  /** Dies with the background, like everything else that lives there: so it is moved anew before each ring. */
  async #moveClock(): Promise<void> {
    if (this.#session.name === 'chromium') {
      const worker = await this.#awake();
      await worker.evaluate((ms) => {
        const scope = globalThis as { realNow?: () => number };
        scope.realNow ??= Date.now.bind(Date);
        const now = scope.realNow;
        Date.now = () => now() + ms;
      }, this.#ahead);
      return;
    }
    await this.own.page.evaluate(async (ms) => {
      const page = (await chrome.runtime.getBackgroundPage()) as unknown as {
        Date: DateConstructor;
        realNow?: () => number;
      };
      page.realNow ??= page.Date.now.bind(page.Date);
      const now = page.realNow;
      page.Date.now = () => now() + ms;
    }, this.#ahead);
  }
}

type Wire = { send: (method: string, params: object) => Promise<{ result: unknown }> };

/** Firefox's window, reached as the driver reaches pages; the extension has one command, so one key. */
async function pressInWindow({ browser }: Session): Promise<void> {
  const wire = (browser as unknown as { connection: Wire }).connection;
  const { result } = await wire.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = (result as { contexts: { context: string }[] }).contexts;
  const pressed = await wire.send('script.evaluate', {
    expression: `document.querySelector('keyset[id^="ext-keyset"] key').doCommand()`,
    target: { context: window?.context },
    awaitPromise: true,
  });
  const { type } = pressed.result as { type: string };
  if (type !== 'success') throw new Error(`the window of Firefox said: ${JSON.stringify(pressed.result)}`);
}
