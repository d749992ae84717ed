#!/usr/bin/env node
// Plain JavaScript on purpose: it runs on the Node that the person has (20 or newer), before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [command = 'start', ...rest] = process.argv.slice(2);
const targets = {
  start: 'tools/start/main.ts',
  test: 'tools/test/main.ts',
  screens: 'tools/screens/main.ts',
  bench: 'bench/main.ts',
  soak: 'tools/soak/main.ts',
};
const script = targets[command];
if (!script) {
  console.error(`Unknown command «${command}». Known: ${Object.keys(targets).join(', ')}.`);
  process.exit(2);
}

installIfNeeded();
const bin = join(root, 'node_modules', '.bin');
const node = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
// Ctrl-C reaches the command as well, which puts its things away: until then its terminal is not given back.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
const run = spawnSync(
  existsSync(node) ? node : process.execPath,
  ['--disable-warning=ExperimentalWarning', script, ...rest],
  {
    cwd: root,
    env,
    stdio: 'inherit',
  },
);
process.exit(run.status ?? 1);

/** `npm ci` runs when the lock file is not the one that node_modules was made from. */
function installIfNeeded() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const mark = join(root, 'node_modules', '.medcard-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  console.log('Installing what package-lock.json names (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (done.status !== 0) {
    console.error(
      'npm ci did not finish. Nothing was changed outside node_modules. Check the network and run the command again.',
    );
    process.exit(done.status ?? 1);
  }
  writeFileSync(mark, lock);
}
