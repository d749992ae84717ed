import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const PEERS = resolve('bench/peers');

/** Installs the pinned peers beside the bench, without running any of their scripts, if they are not there already. */
export function installPeers(): void {
  const lock = createHash('sha256')
    .update(readFileSync(join(PEERS, 'package-lock.json')))
    .digest('hex');
  const mark = join(PEERS, 'node_modules', '.bench-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  console.error('Installing the peers of the bench (npm ci in bench/peers) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const done = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: PEERS,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) throw new Error('npm ci in bench/peers did not finish; check the network and run it again');
  writeFileSync(mark, lock);
}

/** `driver.js` → `driver.js 1.8.0`, as it is installed. */
export function named(peer: string): string {
  const { version } = JSON.parse(readFileSync(join(PEERS, 'node_modules', peer, 'package.json'), 'utf8'));
  return `${peer} ${version}`;
}
