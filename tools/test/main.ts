import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from '../run/find-browser.ts';

/** Each suite is one command; vitest suites count their tests, the others count as one. */
type Suite = { name: string; command: readonly string[]; vitest?: true };

const only = process.argv.slice(2);
const suites: readonly Suite[] = [
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'] },
  { name: 'biome', command: ['biome', 'ci', '.'] },
  { name: 'unit', command: ['vitest', 'run', '--project', 'unit'], vitest: true },
  { name: 'build-chromium', command: ['wxt', 'build'] },
  { name: 'build-firefox', command: ['wxt', 'build', '-b', 'firefox'] },
  { name: 'budgets', command: ['node', 'tools/test/budgets.ts'] },
  { name: 'web-ext-lint', command: ['node', 'tools/test/lint-builds.ts'] },
  { name: 'e2e', command: ['vitest', 'run', '--project', 'e2e'], vitest: true },
];

const chosen = only.length ? suites.filter(({ name }) => only.includes(name)) : suites;
if (chosen.some(({ name }) => name === 'e2e')) {
  ensureBrowser('chromium');
  ensureBrowser('firefox');
}

const folder = mkdtempSync(join(tmpdir(), 'medcard-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };
for (const suite of chosen) {
  const counted = run(suite);
  total.passed += counted.passed;
  total.failed += counted.failed;
  total.skipped += counted.skipped;
}
rmSync(folder, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed === 0 ? 0 : 1);

function run({ name, command, vitest }: Suite): typeof total {
  console.log(`\n── ${name}: ${command.join(' ')}`);
  const report = join(folder, `${name}.json`);
  const extra = vitest ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  const [program = '', ...args] = [...command, ...extra];
  const started = Date.now();
  const done = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  console.log(`── ${name}: ${done.status === 0 ? 'ok' : 'FAILED'}, ${Math.round((Date.now() - started) / 1000)} s`);
  if (!vitest) return done.status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  return counts(report, done.status === 0);
}

/** A runner that died before it wrote its report is a failure, whatever it had counted. */
function counts(report: string, ok: boolean): typeof total {
  try {
    const read = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
    const failed = read.numFailedTests ?? 0;
    return {
      passed: read.numPassedTests ?? 0,
      failed: ok ? failed : Math.max(1, failed),
      skipped: (read.numPendingTests ?? 0) + (read.numTodoTests ?? 0),
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
