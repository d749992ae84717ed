import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserName, ensureBrowser } from '../../tools/run/find-browser.ts';
import type { CauseId } from '../../utils/diagnostics';
import type { LaunchOptions } from '../harness/launch.ts';

type Made = { options: Partial<LaunchOptions>; logged: boolean; undo: () => void };
/** `only`: in the other browser the cause comes true elsewhere (`provoke.ts`), or cannot be told from another. */
export type OwnBrowser = {
  make: (browser: BrowserName) => Made;
  only?: BrowserName;
  skip?: string | false;
};

const ROOT = process.getuid?.() === 0 && process.platform === 'linux';
const DISK = 96 * 2 ** 20;
const LEFT = 12 * 2 ** 20;
const OLD = { chromium: 'Chrome/120.0.0.0 Safari/537.36', firefox: 'Gecko/20100101 Firefox/128.0' };
const PLATFORM = {
  chromium: 'X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko',
  firefox: 'X11; Linux; rv:128.0',
};

const temporary = (name: string): string => mkdtempSync(join(tmpdir(), `medcard-${name}-`));
const nothing = () => undefined;

/** Writes Chromium's own settings into a profile that is still to be made. */
export function profileWith(preferences: object): string {
  const profile = temporary('profile');
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  return profile;
}

function smallDisk(): Made {
  const place = temporary('disk');
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', place]);
  return {
    options: { profile: join(place, 'profile') },
    logged: true,
    undo: () => {
      execFileSync('umount', ['-l', place]);
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** Somebody else's file takes the disk of a browser that is running, all but {@link LEFT}. */
export function fillDisk(profile: string): void {
  const { bavail, bsize } = statfsSync(profile);
  execFileSync('fallocate', ['-l', String(bavail * bsize - LEFT), join(profile, '..', 'somebody-elses')]);
}

/** Causes that lie in the browser or the computer itself: each in a browser that is made so. */
export const OWN_BROWSERS: Partial<Record<CauseId, OwnBrowser>> = {
  offline: {
    make: () => {
      const folder = temporary('offline');
      const executable = join(folder, 'browser');
      // A network of its own, with nothing in it: the browser sees a computer whose cable is out.
      writeFileSync(executable, `#!/bin/sh\nexec unshare --net -- ${ensureBrowser('chromium')} "$@"\n`);
      chmodSync(executable, 0o755);
      return { options: { executable }, logged: false, undo: () => rmSync(folder, { recursive: true }) };
    },
    only: 'chromium',
    skip: ROOT ? false : 'a network of its own needs the right to make one',
  },
  certificate: { make: () => ({ options: { trusting: false }, logged: false, undo: nothing }) },
  // Chromium does not say why there is no answer: there it stands as «network-cut».
  'no-address': {
    only: 'firefox',
    make: () => ({
      options: {
        portalPort: null,
        firefoxPrefs: { 'network.dns.disabled': true },
      },
      logged: false,
      undo: nothing,
    }),
  },
  'cookies-off': {
    make: (browser) => {
      const profile =
        browser === 'chromium' ? profileWith({ profile: { default_content_setting_values: { cookies: 2 } } }) : null;
      return {
        options: { ...(profile ? { profile } : {}), firefoxPrefs: { 'network.cookie.cookieBehavior': 2 } },
        logged: false,
        undo: () => profile && rmSync(profile, { recursive: true, force: true, maxRetries: 5 }),
      };
    },
  },
  'old-browser': {
    make: (browser) => {
      const agent = `Mozilla/5.0 (${PLATFORM[browser]}) ${OLD[browser]}`;
      return {
        options: {
          chromiumArgs: [`--user-agent=${agent}`],
          firefoxPrefs: { 'general.useragent.override': agent },
        },
        logged: true,
        undo: nothing,
      };
    },
  },
  'disk-full': {
    make: smallDisk,
    skip: ROOT ? false : 'a small disk needs the right to mount',
  },
};
