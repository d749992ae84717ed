import { parseArgs } from 'node:util';
import type { BrowserName } from '../run/find-browser.ts';

export type StartOptions = { browser: BrowserName; portal: 'training' | 'real'; port: number };

export const USAGE = 'npm start -- [--browser chromium|firefox] [--portal training|real] [--port N]';

/** Reads the command line; throws with words a person can act on. */
export function readOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      browser: { type: 'string', default: 'chromium' },
      portal: { type: 'string', default: 'training' },
      port: { type: 'string', default: '0' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port must be a number from 0 to 65535, not «${values.port}».`);
  return {
    browser: oneOf('browser', values.browser, ['chromium', 'firefox']),
    portal: oneOf('portal', values.portal, ['training', 'real']),
    port,
  };
}

function oneOf<Word extends string>(name: string, given: string, known: readonly Word[]): Word {
  const found = known.find((word) => word === given);
  if (found === undefined) throw new Error(`--${name} must be ${known.join(' or ')}, not «${given}».`);
  return found;
}
