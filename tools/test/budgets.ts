import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Raw bytes of scripts with everything they import statically: what the browser parses before the first line runs. */
type Budget = { entries: readonly string[]; limit: number; why: string };

const KB = 1_000;
const overlay = (locale: string): Budget => ({
  entries: ['portal-companion.js', `portal-words-${locale}.js`],
  limit: 45 * KB,
  why: `the overlay with its UI library and its words, ${locale}`,
});
const budgets: readonly Budget[] = [
  { entries: ['portal-stub.js'], limit: 3 * KB, why: 'runs on every portal page' },
  overlay('ru'),
  overlay('en'),
  { entries: ['portal-picker.js'], limit: 20 * KB, why: 'comes when the person wants to point at a status' },
  { entries: ['portal-revisit.js'], limit: 12 * KB, why: 'runs on hosts where a status was pointed at' },
  { entries: ['portal-guide.js'], limit: 18 * KB, why: 'points at the portal’s controls while a guide is on' },
  { entries: ['portal-recorder.js'], limit: 22 * KB, why: 'runs in the portal’s pages while an error is recorded' },
  { entries: ['background.js'], limit: 45 * KB, why: 'parsed at each wake of the worker' },
];
/** Parsed only when they are needed: not counted, shown so that nobody has to look for what is not there. */
const lazy: readonly string[] = ['parts.js', 'heavy-work.js'];

let broken = 0;
for (const build of ['chrome-mv3', 'firefox-mv3']) {
  for (const { entries, limit, why } of budgets) {
    const counted = new Set<string>();
    const size = entries.reduce((sum, entry) => sum + sizeOf(join('.output', build, entry), counted), 0);
    if (size > limit) broken++;
    const verdict = size > limit ? 'OVER ' : 'ok   ';
    console.log(`${verdict} ${build}/${entries.join(' + ')}: ${shown(size)} of ${limit / KB} kB (${why})`);
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
