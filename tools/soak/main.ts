import { parseArgs } from 'node:util';
import { SOAKS } from './names.ts';
import { runSoak, type SoakOptions } from './run.ts';

const USAGE = 'npm run soak -- NAME [--rounds N] [--seed S] [--browser chromium|firefox]';

const { name, options } = asked();
const load = SOAKS[name];
if (!load) stop(`Unknown name «${name}».`);
const failed = await runSoak(name, await load(), options, console.log);
process.exit(failed === 0 ? 0 : 1);

function asked(): { name: string; options: SoakOptions } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { rounds: { type: 'string' }, seed: { type: 'string' }, browser: { type: 'string' } },
    });
    const [given = '', ...more] = positionals;
    if (more.length > 0) stop(`One name at a time, not also «${more.join(' ')}».`);
    return {
      name: given,
      options: { ...whole('rounds', values.rounds), ...whole('seed', values.seed), ...browserOf(values.browser) },
    };
  } catch (cause) {
    return stop((cause as Error).message);
  }
}

function whole(option: 'rounds' | 'seed', given: string | undefined): SoakOptions {
  if (given === undefined) return {};
  const number = Number(given);
  if (!Number.isSafeInteger(number) || number < (option === 'rounds' ? 1 : 0))
    stop(`--${option} must be a whole number, not «${given}».`);
  return { [option]: number };
}

function browserOf(given: string | undefined): SoakOptions {
  if (given === undefined) return {};
  if (given !== 'chromium' && given !== 'firefox') stop(`--browser must be chromium or firefox, not «${given}».`);
  return { browser: given };
}

function stop(why: string): never {
  console.error(`${why}\n${USAGE}\nKnown: ${Object.keys(SOAKS).join(', ')}`);
  process.exit(2);
}
