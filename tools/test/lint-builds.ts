import { spawnSync } from 'node:child_process';

/** `web-ext lint` over the Firefox build: no error may stand. Warnings are printed. */
const done = spawnSync(
  'web-ext',
  ['lint', '--source-dir', '.output/firefox-mv3', '--output', 'json', '--no-config-discovery'],
  {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  },
);
const found = JSON.parse(done.stdout.slice(done.stdout.indexOf('{'))) as {
  errors: Finding[];
  warnings: Finding[];
};
type Finding = { code: string; message: string; file?: string };
for (const { code, message, file } of [...found.errors, ...found.warnings])
  console.log(`${code} ${file ?? ''}: ${message}`);
console.log(`web-ext lint: ${found.errors.length} errors, ${found.warnings.length} warnings`);
process.exit(found.errors.length === 0 ? 0 : 1);
