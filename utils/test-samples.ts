import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { it } from 'vitest';

/** Public test material stands beside the repository and is read from there: it is large and not ours. */
const SHARED = resolve(import.meta.dirname, '../../shared');

/** Runs `body` with the file's text; without the file there is one skipped test whose name says why. */
export function withSample(path: string, body: (text: string) => void): void {
  const file = resolve(SHARED, path);
  if (existsSync(file)) body(readFileSync(file, 'utf8'));
  else it.skip(`skipped: no samples (${path})`, () => undefined);
}

/** The groups of a Wycheproof file, each test as it stands there. */
export function withWycheproof<Group>(name: string, body: (groups: readonly Group[]) => void): void {
  withSample(`vectors/wycheproof-${name}_test.json`, (text) => {
    body((JSON.parse(text) as { testGroups: Group[] }).testGroups);
  });
}
