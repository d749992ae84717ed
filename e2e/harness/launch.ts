import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page, type WebWorker } from 'puppeteer-core';
import { FIREFOX_ID } from '../../tools/manifest.ts';
import { type BrowserName, ensureBrowser } from '../../tools/run/find-browser.ts';
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
  /** False: the browser without the extension, for comparisons. */
  extension?: string | false;
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
    const page = await this.browser.newPage();
    await page.setViewport(size);
    const tab = new Tab(page);
    await tab.goto(url);
    return tab;
  }

  /** One of the extension's own pages, e.g. `cabinet.html#archive`. */
  openOwn(path: string, size?: { width: number; height: number }): Promise<Tab> {
    return this.open(this.base + path, size);
  }

  /** The tab whose address matches, once there is one. */
  async tabAt(part: string | RegExp, timeout = 15_000): Promise<Tab> {
    const until = Date.now() + timeout;
    for (;;) {
      const pages = await this.browser.pages();
      const found = pages.find((page) =>
        typeof part === 'string' ? page.url().includes(part) : part.test(page.url()),
      );
      if (found) return new Tab(found);
      if (Date.now() > until) throw new Error(`no tab at ${part}; open: ${pages.map((page) => page.url()).join(' ')}`);
      await new Promise((wake) => setTimeout(wake, 100));
    }
  }

  /** The tab at the address that was not among those `before`. */
  async newTab(before: ReadonlySet<Page>, part: string, timeout = 15_000): Promise<Tab> {
    const until = Date.now() + timeout;
    for (;;) {
      const found = (await this.browser.pages()).find((page) => !before.has(page) && page.url().includes(part));
      if (found) return new Tab(found);
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
  return new Session(options.browser, browser, base, profile, options.profile === undefined);
}

/** What the person downloads lands beside the profile, never in the home folder of whoever runs this. */
export const downloadsOf = (profile: string): string => `${profile}-downloads`;

const build = (name: string) => resolve('.output', name);

const signals = (own: boolean) => ({ handleSIGINT: !own, handleSIGTERM: !own, handleSIGHUP: !own });

async function startChromium(
  { portalPort, headless = true, width = 1_280, height = 900, extension, ownSignals = false }: LaunchOptions,
  profile: string,
) {
  const mapped =
    portalPort === null
      ? []
      : [`--host-resolver-rules=MAP *.gosuslugi.ru:443 127.0.0.1:${portalPort}`, '--ignore-certificate-errors'];
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const folder = extension === false ? null : (extension ?? build('chrome-mv3'));
  const browser = await puppeteer.launch({
    executablePath: ensureBrowser('chromium'),
    headless,
    pipe: true,
    userDataDir: profile,
    ...signals(ownSignals),
    enableExtensions: folder ? [folder] : true,
    acceptInsecureCerts: portalPort !== null,
    downloadBehavior: { policy: 'allow', downloadPath: downloadsOf(profile) },
    defaultViewport: null,
    args: [
      ...root,
      ...mapped,
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
  { portalPort, headless = true, firefoxPrefs = {}, extension, ownSignals = false }: LaunchOptions,
  profile: string,
) {
  const mapped: Record<string, string> =
    portalPort === null
      ? {}
      : { 'network.dns.localDomains': HOSTS.join(','), 'network.socket.forcePort': `443=${portalPort}` };
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: ensureBrowser('firefox'),
    headless,
    userDataDir: profile,
    ...signals(ownSignals),
    acceptInsecureCerts: portalPort !== null,
    defaultViewport: null,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      ...mapped,
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
