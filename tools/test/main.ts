import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from '../run/find-browser.ts';

/** Each suite is one command; vitest suites count their tests, the others count as one. */
type Suite = { name: string; command: readonly string[]; kind?: 'vitest' | 'stories' };

const only = process.argv.slice(2);
const suites: readonly Suite[] = [
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'] },
  { name: 'biome', command: ['biome', 'ci', '.'] },
  { name: 'unit', command: ['vitest', 'run', '--project', 'unit'], kind: 'vitest' },
  { name: 'build-chromium', command: ['wxt', 'build'] },
  { name: 'build-firefox', command: ['wxt', 'build', '-b', 'firefox'] },
  { name: 'budgets', command: ['node', 'tools/test/budgets.ts'] },
  { name: 'web-ext-lint', command: ['node', 'tools/test/lint-builds.ts'] },
  { name: 'e2e', command: ['vitest', 'run', '--project', 'e2e'], kind: 'stories' },
];

const chosen = only.length ? suites.filter(({ name }) => only.includes(name)) : suites;
if (chosen.some(({ name }) => name === 'e2e')) {
  ensureBrowser('chromium');
  ensureBrowser('firefox');
}

const folder = mkdtempSync(join(tmpdir(), 'medcard-test-'));
/** `unsteady`: files that failed beside another and passed alone. */
type Counted = { passed: number; failed: number; skipped: number; unsteady: number };
const NONE: Counted = { passed: 0, failed: 0, skipped: 0, unsteady: 0 };
const total = { ...NONE };
for (const suite of chosen) {
  const counted = run(suite);
  total.passed += counted.passed;
  total.failed += counted.failed;
  total.skipped += counted.skipped;
  total.unsteady += counted.unsteady;
}
rmSync(folder, { recursive: true, force: true });
const rest = (['skipped', 'unsteady'] as const)
  .filter((kind) => total[kind] > 0)
  .map((kind) => `${total[kind]} ${kind}`);
console.log(`\n${[`${total.passed} passed`, `${total.failed} failed`, ...rest].join(', ')}`);
process.exit(total.failed === 0 ? 0 : 1);

function run(suite: Suite): Counted {
  console.log(`\n── ${suite.name}: ${suite.command.join(' ')}`);
  const started = Date.now();
  const counted = play(suite);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`── ${suite.name}: ${counted.failed === 0 ? 'ok' : 'FAILED'}, ${seconds} s`);
  return counted;
}

function play({ name, command, kind }: Suite): Counted {
  if (!kind) return { ...NONE, [spawn(command) === 0 ? 'passed' : 'failed']: 1 };
  const counted = runVitest(name, command);
  return kind === 'stories' && counted.failed > 0 ? runFailedAlone(name, command, counted) : counted;
}

function spawn([program = '', ...args]: readonly string[]): number | null {
  return spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status;
}

function runVitest(name: string, command: readonly string[]): ReturnType<typeof counts> {
  const report = join(folder, `${name}.json`);
  const status = spawn([...command, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  return counts(report, status === 0);
}

/**
 * Stories share two cores with each other, and a browser that starves can miss its cue. A file that failed is run once
 * more with nothing beside it: failing alone it has failed, passing alone it is named as unsteady, for somebody to mend.
 */
function runFailedAlone(name: string, command: readonly string[], first: ReturnType<typeof counts>): Counted {
  const { failedFiles } = first;
  if (!failedFiles.length) return first;
  console.log(`── ${name}: once more, alone: ${failedFiles.join(' ')}`);
  const second = runVitest(`${name}-alone`, [...command, '--maxWorkers=1', ...failedFiles]);
  const unsteady = failedFiles.filter((one) => !second.failedFiles.includes(one));
  for (const file of unsteady) console.log(`── unsteady: ${file}`);
  return {
    passed: first.passed - first.passedInFailedFiles + second.passed,
    failed: second.failed,
    skipped: first.skipped - first.skippedInFailedFiles + second.skipped,
    unsteady: unsteady.length,
  };
}

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[];
};

/** A runner that died before it wrote its report is a failure, whatever it had counted. */
function counts(report: string, ok: boolean) {
  const none = { ...NONE, failedFiles: [] as string[], passedInFailedFiles: 0, skippedInFailedFiles: 0 };
  try {
    const read = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const failing = read.testResults.filter(({ status }) => status === 'failed');
    const tests = failing.flatMap(({ assertionResults }) => assertionResults);
    const passedInFailedFiles = tests.filter(({ status }) => status === 'passed').length;
    return {
      ...none,
      passed: read.numPassedTests,
      failed: ok ? read.numFailedTests : Math.max(1, read.numFailedTests),
      skipped: read.numPendingTests + read.numTodoTests,
      failedFiles: failing.map(({ name }) => name),
      passedInFailedFiles,
      skippedInFailedFiles: tests.filter(({ status }) => !['passed', 'failed'].includes(status)).length,
    };
  } catch {
    return { ...none, failed: 1 };
  }
}
