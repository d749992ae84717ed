import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Raw bytes of a script with everything it imports statically: what the browser parses before the first line runs. */
type Budget = { entry: string; limit: number; why: string };

const KB = 1_000;
const budgets: readonly Budget[] = [
  { entry: 'portal-stub.js', limit: 3 * KB, why: 'runs on every portal page' },
  { entry: 'portal-companion.js', limit: 45 * KB, why: 'the overlay with its UI library' },
  {
    entry: 'portal-words-ru.js',
    limit: 6 * KB,
    why: 'words of the overlay, put in before it: one language of the two',
  },
  { entry: 'portal-words-en.js', limit: 6 * KB, why: 'the same in English' },
  { entry: 'background.js', limit: 45 * KB, why: 'parsed at each wake of the worker' },
];
/** Parsed only when they are needed: not counted, shown so that nobody has to look for what is not there. */
const lazy: readonly string[] = ['portal-look.js', 'heavy-work.js'];

let broken = 0;
for (const build of ['chrome-mv3', 'firefox-mv3']) {
  for (const { entry, limit, why } of budgets) {
    const size = sizeOf(join('.output', build, entry), new Set());
    if (size > limit) broken++;
    console.log(`${size > limit ? 'OVER ' : 'ok   '} ${build}/${entry}: ${shown(size)} of ${limit / KB} kB (${why})`);
  }
  for (const part of lazy.map((name) => join('.output', build, name)).filter(existsSync))
    console.log(`      ${build}/${basename(part)}: ${shown(statSync(part).size)} kB, a lazy part of the background`);
}
console.log('The lazy parts of the background are not counted: docs/adr/0008-background-in-parts.md.');
process.exit(broken === 0 ? 0 : 1);

function shown(bytes: number): string {
  return (bytes / KB).toFixed(1);
}

function sizeOf(file: string, seen: Set<string>): number {
  if (seen.has(file)) return 0;
  seen.add(file);
  if (!existsSync(file)) throw new Error(`${file} is missing: build first`);
  const source = readFileSync(file, 'utf8');
  const imported = [
    ...source.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}\s,$]+?from\s*)?["'`](\.{1,2}\/[^"'`]+)["'`]/g),
  ];
  return (
    statSync(file).size + imported.reduce((sum, [, path]) => sum + sizeOf(join(dirname(file), path ?? ''), seen), 0)
  );
}
