import type { TrainingPortal } from '../../portal/index.ts';
import type { CauseId } from '../../utils/diagnostics';
import { NUMBER, PLACES } from '../harness/person.ts';
import type { Tab } from '../harness/tab.ts';
import type { Checked } from './check.ts';
import { hostAccess, workOffline } from './switches.ts';

type World = { at: Checked; portal: TrainingPortal };
/** Makes the cause come true; what it gives back makes everything good again. */
export type Provoke = (world: World) => Promise<() => Promise<unknown>>;

/** The page of the request, drawn to its end. */
export async function toRequest(tab: Tab): Promise<void> {
  await tab.goto(PLACES.lk.request);
  await tab.see(NUMBER);
}

const fault =
  (...[matcher, kind, extra]: Parameters<TrainingPortal['control']['fault']>): Provoke =>
  async ({ portal: { control } }) => {
    control.fault(matcher, kind, extra);
    return async () => control.clearFaults();
  };

/** Changes the open page as something in the browser would; a reload makes it good. */
const inPage =
  (change: () => unknown): Provoke =>
  async ({ at: { tab } }) => {
    await tab.page.evaluate(change);
    return () => toRequest(tab);
  };

/** Runs in the page. */
function otherWords(): void {
  for (const one of document.querySelectorAll('main *')) one.removeAttribute('class');
  for (const one of document.querySelectorAll('main h1, main h2, main h3, main .status, main p'))
    one.textContent = 'Совсем другие слова';
}

/**
 * How each cause comes true in a browser that is otherwise well. Those that need a browser of their own (certificate,
 * name, cookies, old version, disk) are in `own-browsers.ts`.
 */
export const PROVOKED: Partial<Record<CauseId, Provoke>> = {
  offline: async ({ at: { session } }) => workOffline(session),
  'no-permission': async ({ at }) => hostAccess(at),
  clock: fault({ path: '/' }, 'clock-shift', { ms: -7 * 60_000 }),
  maintenance: async ({ portal: { control } }) => {
    control.maintenance({});
    return async () => control.maintenance(null);
  },
  'anti-bot': fault({ path: '/' }, 'anti-bot'),
  'header-full': fault({ path: '/' }, '431'),
  'too-often': fault({ path: '/' }, '429'),
  'server-error': fault({ path: '/' }, '502'),
  'twin-cookie': async ({ at: { tab } }) => {
    await tab.goto(PLACES.article.start);
    await tab.page.evaluate(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: this is how such copies come to be
      document.cookie = 'acc_t=old; Path=/my-services; Secure';
    });
    await toRequest(tab);
    return async () => {
      await tab.goto(PLACES.article.start);
      await tab.page.evaluate(() => {
        // biome-ignore lint/suspicious/noDocumentCookie: the copy is taken away as it was made
        document.cookie = 'acc_t=; Path=/my-services; Secure; Max-Age=0';
      });
      await toRequest(tab);
    };
  },
  'login-lost': async ({ at: { background, tab } }) => {
    const cookies = await background.own.page.evaluate(async () => {
      const url = 'https://www.gosuslugi.ru/';
      const lost = await chrome.cookies.getAll({ url, name: 'acc_t' });
      await chrome.cookies.remove({ url, name: 'acc_t' });
      return lost;
    });
    return async () => {
      await background.own.page.evaluate(async (lost) => {
        for (const { domain, path, value, secure, httpOnly, sameSite, name } of lost)
          await chrome.cookies.set({
            ...{ url: 'https://www.gosuslugi.ru/', domain, path, value, secure, httpOnly, sameSite, name },
          });
      }, cookies);
      await toRequest(tab);
    };
  },
  'session-over': async ({ portal: { control } }) => {
    control.endSession();
    return async () => control.login();
  },
  'network-cut': fault({ path: '/' }, 'reset'),
  'one-host': fault({ path: '/', host: 'lk' }, 'reset'),
  'page-changed': inPage(otherWords),
  translated: async (world) => {
    await world.at.tab.page.evaluate(() => document.documentElement.classList.add('translated-ltr'));
    return inPage(otherWords)(world);
  },
  'other-add-ons': inPage(() => document.documentElement.setAttribute('data-darkreader-mode', 'dynamic')),
  'content-blocked': async ({ at: { tab }, portal: { control } }) => {
    control.fault({ path: '/assets/' }, '403');
    // Without its script the page of the personal account stays empty.
    await tab.goto(PLACES.lk.request);
    control.clearFaults();
    return () => toRequest(tab);
  },
  slow: fault({ path: '/my-services' }, 'slow-drip', { ms: 100 }),
  'archive-damaged': async ({ at: { background } }) => {
    // The mark that the archive leaves when it finds damage; the damage itself is the matter of damage.test.ts.
    await background.own.page.evaluate(() => chrome.storage.local.set({ archiveCheck: { lost: { a: ['b', 'c'] } } }));
    return () => background.own.page.evaluate(() => chrome.storage.local.remove('archiveCheck'));
  },
  'companion-off': async ({ at: { background } }) => {
    await background.say('changeSettings', { companion: false });
    return () => background.say('changeSettings', { companion: true });
  },
  'not-confirmed': async ({ at: { tab }, portal: { control } }) => {
    control.setPatient({ level: 'AL15' });
    await tab.goto('https://lk.gosuslugi.ru/profile/personal');
    await tab.see('Стандартная учётная запись');
    return async () => {
      control.setPatient({ level: 'AL20' });
      await toRequest(tab);
    };
  },
  'works-soon': async ({ portal: { control } }) => {
    control.warn('В ночь на субботу портал будет недоступен.');
    return async () => control.warn(null);
  },
  'stale-site': async (world) => {
    const { tab } = world.at;
    await tab.page.evaluate(() => caches.open('old-front-end'));
    const good = await fault({ path: '/health', host: 'lk' }, 'empty')(world);
    return async () => {
      await good();
      await tab.page.evaluate(() => caches.delete('old-front-end'));
    };
  },
  'login-refused': fault({ path: '/api/lk/' }, '403'),
  // The last: it leaves a look at the portal behind, and the day of that stays in the report.
  'watch-stopped': async ({ at: { background } }) => {
    await background.say('watchAll');
    await background.own.page.evaluate(() => chrome.alarms.clear('watch'));
    return async () => {
      const { requests } = await background.view();
      for (const { id } of requests) await background.say('unwatch', { watchId: id });
    };
  },
};
