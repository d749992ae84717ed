import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer, { type Browser, type Page, type WebWorker } from 'puppeteer-core';
import { FIREFOX_ID } from '../../tools/manifest.ts';
import { type BrowserName, ensureBrowser } from '../../tools/run/find-browser.ts';
import { setSize } from './size.ts';
import { Tab } from './tab.ts';

/** A fixed address for Firefox's otherwise random one. */
const FIREFOX_UUID = '5a1c7e0d-3b52-4f6e-9a43-2d8f0b6c9e11';
const HOSTS = ['www.gosuslugi.ru', 'lk.gosuslugi.ru', 'esia.gosuslugi.ru'];

export type LaunchOptions = {
  browser: BrowserName;
  /** Port of the training portal; null leaves the real addresses alone. */
  portalPort: number | null;
  /** Folder of the profile; a new one in the temporary folder by default, removed at close. */
  profile?: string;
  headless?: boolean;
  width?: number;
  height?: number;
  firefoxPrefs?: Record<string, string | number | boolean>;
  /** The caller ends the browser itself when it is told to stop; else puppeteer kills it and the process with it. */
  ownSignals?: boolean;
  /** Port of a proxy for every address but the portal's own: who goes there is seen. */
  proxyPort?: number;
  /** False: the browser without the extension, for comparisons. */
  extension?: string | false;
  /** False: the browser is a stranger to the training portal's certificate, as any browser outside these tests is. */
  trusting?: boolean;
  /** Variables of the browser's own environment, beside those of this process. */
  env?: Readonly<Record<string, string>>;
  /** The browser's program, where another than the one that is found. */
  executable?: string;
  /** Further switches of Chromium's command line. */
  chromiumArgs?: readonly string[];
  /** The page that greets after the install stays; else it is closed, as a person would who knows it. */
  keepWelcome?: boolean;
};

/** One real browser with the shipped build in it. */
export class Session {
  readonly name: BrowserName;
  readonly browser: Browser;
  readonly base: string;
  readonly profile: string;
  readonly #ownProfile: boolean;

  constructor(name: BrowserName, browser: Browser, base: string, profile: string, ownProfile: boolean) {
    this.name = name;
    this.browser = browser;
    this.base = base;
    this.profile = profile;
    this.#ownProfile = ownProfile;
  }

  async open(url: string, size = { width: 1_280, height: 900 }): Promise<Tab> {
    const page = await this.#newPage();
    await setSize(page, size);
    const tab = new Tab(page);
    await tab.goto(url);
    return tab;
  }

  /** Firefox 140 opens no tab while it takes the window of a notification for one that has tabs: until that is gone. */
  async #newPage(tries = 60): Promise<Page> {
    try {
      return await this.browser.newPage();
    } catch (cause) {
      if (tries === 0 || !String(cause).includes('getTabBrowser(...) is undefined')) throw cause;
      await wait(500);
      return this.#newPage(tries - 1);
    }
  }

  /** One of the extension's own pages, e.g. `cabinet.html#archive`. */
  openOwn(path: string, size?: { width: number; height: number }): Promise<Tab> {
    return this.open(this.base + path, size);
  }

  /** The tab whose address matches, once there is one. */
  async tabAt(part: string | RegExp, timeout = 30_000): Promise<Tab> {
    const until = Date.now() + timeout;
    for (;;) {
      const pages = await this.browser.pages();
      const addresses = await Promise.all(pages.map((page) => new Tab(page).address()));
      const at = addresses.findIndex((one) => (typeof part === 'string' ? one.includes(part) : part.test(one)));
      const found = pages[at];
      if (found) return new Tab(found);
      if (Date.now() > until) throw new Error(`no tab at ${part}; open: ${addresses.join(' ')}`);
      await new Promise((wake) => setTimeout(wake, 100));
    }
  }

  /** The tab at the address that was not among those `before`, once its page is there: what is asked of it before goes to the page it leaves. */
  async newTab(before: ReadonlySet<Page>, part: string, timeout = 30_000): Promise<Tab> {
    const until = Date.now() + timeout;
    for (;;) {
      const found = (await this.browser.pages()).find((page) => !before.has(page) && page.url().includes(part));
      if (found) {
        const tab = new Tab(found);
        const here = (wanted: string) => location.href.includes(wanted) && document.readyState === 'complete';
        await tab.until(() => found.evaluate(here, part), `the page of the new tab at ${part}`);
        return tab;
      }
      if (Date.now() > until) throw new Error(`no new tab at ${part}`);
      await new Promise((wake) => setTimeout(wake, 100));
    }
  }

  /** Chromium's service worker while it lives; looking at it does not wake it. */
  async worker(): Promise<WebWorker | null> {
    const target = this.browser
      .targets()
      .find((one) => one.type() === 'service_worker' && one.url().startsWith(this.base));
    return (await target?.worker()) ?? null;
  }

  /** Ends Chromium's service worker as the browser does when it is idle. */
  async killWorker(): Promise<boolean> {
    const worker = await this.worker();
    await worker?.close();
    return worker !== null;
  }

  async close(): Promise<void> {
    const program = this.browser.process();
    const gone = program && program.exitCode === null && program.signalCode === null ? once(program, 'exit') : null;
    await this.browser.close();
    // Firefox writes to its profile until its last breath: what is removed before that comes back.
    await Promise.race([gone, new Promise((wake) => setTimeout(wake, 10_000).unref())]);
    const rubbish = [downloadsOf(this.profile), ...(this.#ownProfile ? [this.profile] : [])];
    for (const folder of rubbish) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

export async function launch(options: LaunchOptions): Promise<Session> {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'medcard-profile-'));
  const start = options.browser === 'firefox' ? startFirefox : startChromium;
  const { browser, base } = await start(options, profile);
  if (base !== '' && options.profile === undefined && !options.keepWelcome) await closeWelcome(browser);
  return new Session(options.browser, browser, base, profile, options.profile === undefined);
}

const WELCOME_PATIENCE_MS = 5_000;

async function closeWelcome(browser: Browser): Promise<void> {
  for (const end = Date.now() + WELCOME_PATIENCE_MS; Date.now() < end; ) {
    for (const page of await browser.pages())
      if ((await new Tab(page).address()).endsWith('/welcome.html')) return page.close();
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

/** What the person downloads lands beside the profile, never in the home folder of whoever runs this. */
export const downloadsOf = (profile: string): string => `${profile}-downloads`;

/** Waits for a finished download with this ending: Firefox keeps the name with an empty file while «.part» grows. */
export async function downloaded(profile: string, ending: string): Promise<string> {
  const folder = downloadsOf(profile);
  const names = () => (existsSync(folder) ? readdirSync(folder) : []);
  for (let tries = 0; tries < 150; tries++) {
    const name = names().find((one) => one.endsWith(ending));
    const unfinished = names().some((one) => /\.(part|crdownload)$/.test(one));
    if (name && !unfinished && statSync(join(folder, name)).size > 0) return join(folder, name);
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error(`no whole file ending in ${ending} among: ${names().join(', ')}`);
}

const build = (name: string) => resolve('.output', name);

const signals = (own: boolean) => ({ handleSIGINT: !own, handleSIGTERM: !own, handleSIGHUP: !own });

async function startChromium(
  {
    portalPort,
    headless = true,
    width = 1_280,
    height = 900,
    extension,
    ownSignals = false,
    proxyPort,
    trusting = portalPort !== null,
    chromiumArgs = [],
    executable,
    env = {},
  }: LaunchOptions,
  profile: string,
) {
  const mapped = portalPort === null ? [] : [`--host-resolver-rules=MAP *.gosuslugi.ru:443 127.0.0.1:${portalPort}`];
  const watched =
    proxyPort === undefined
      ? []
      : [`--proxy-server=http://127.0.0.1:${proxyPort}`, '--proxy-bypass-list=*.gosuslugi.ru;127.0.0.1'];
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const folder = extension === false ? null : (extension ?? build('chrome-mv3'));
  const browser = await puppeteer.launch({
    executablePath: executable ?? ensureBrowser('chromium'),
    env: { ...process.env, ...env },
    headless,
    pipe: true,
    userDataDir: profile,
    ...signals(ownSignals),
    enableExtensions: folder ? [folder] : true,
    acceptInsecureCerts: trusting,
    downloadBehavior: { policy: 'allow', downloadPath: downloadsOf(profile) },
    defaultViewport: null,
    args: [
      ...root,
      ...mapped,
      ...(trusting ? ['--ignore-certificate-errors'] : []),
      ...watched,
      ...chromiumArgs,
      `--window-size=${width},${height}`,
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--lang=ru',
    ],
  });
  if (!folder) return { browser, base: '' };
  const worker = await browser.waitForTarget((target) => target.type() === 'service_worker', { timeout: 20_000 });
  return { browser, base: new URL('/', worker.url()).href };
}

async function startFirefox(
  {
    portalPort,
    headless = true,
    firefoxPrefs = {},
    extension,
    ownSignals = false,
    proxyPort,
    trusting = portalPort !== null,
    env = {},
  }: LaunchOptions,
  profile: string,
) {
  const mapped: Record<string, string> =
    portalPort === null
      ? {}
      : { 'network.dns.localDomains': HOSTS.join(','), 'network.socket.forcePort': `443=${portalPort}` };
  const watched: Record<string, string | number> =
    proxyPort === undefined
      ? {}
      : {
          'network.proxy.type': 1,
          'network.proxy.http': '127.0.0.1',
          'network.proxy.http_port': proxyPort,
          'network.proxy.ssl': '127.0.0.1',
          'network.proxy.ssl_port': proxyPort,
          'network.proxy.no_proxies_on': '.gosuslugi.ru, 127.0.0.1, localhost',
        };
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: ensureBrowser('firefox'),
    env: { ...process.env, ...env },
    headless,
    userDataDir: profile,
    ...signals(ownSignals),
    acceptInsecureCerts: trusting,
    defaultViewport: null,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      ...mapped,
      ...watched,
      'extensions.webextensions.uuids': JSON.stringify({ [FIREFOX_ID]: FIREFOX_UUID }),
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      'intl.locale.requested': 'ru',
      'intl.accept_languages': 'ru',
      'browser.download.folderList': 2,
      'browser.download.dir': downloadsOf(profile),
      'browser.download.alwaysOpenPanel': false,
      ...firefoxPrefs,
    },
  });
  if (extension !== false) await browser.installExtension(extension ?? build('firefox-mv3'));
  return { browser, base: `moz-extension://${FIREFOX_UUID}/` };
}
