import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { takeBuild } from './bundles.ts';
import { type Options, say } from './meter.ts';
import { installPeers } from './peers/install.ts';
import { type Row, table } from './rows.ts';

/** Each row of the table is a small program of its own; they run one after another, never side by side. */
const BENCHES: Readonly<Record<string, () => Promise<{ run: (options: Options) => Promise<Row[]> }>>> = {
  B1: () => import('./overlay/run.ts'),
  B2: () => import('./idle/run.ts'),
  B3: () => import('./storm/run.ts'),
  B4: () => import('./store/run.ts'),
  B6: () => import('./cabinet/run.ts'),
  B11: () => import('./status/run.ts'),
  B12: () => import('./change/run.ts'),
  B13: () => import('./traffic/run.ts'),
  B14: () => import('./worker/run.ts'),
  B17: () => import('./redaction/run.ts'),
  B18: () => import('./scan/run.ts'),
  CAPTURE: () => import('./capture/run.ts'),
};
const LEAST_ROUNDS = 7;
const QUICK_ROUNDS = 3;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: String(LEAST_ROUNDS) }, quick: { type: 'boolean', default: false } },
});
const wanted = positionals.length > 0 ? positionals.map((name) => name.toUpperCase()) : Object.keys(BENCHES);
const unknown = wanted.filter((name) => !(name in BENCHES));
const rounds = values.quick ? QUICK_ROUNDS : Number(values.rounds);
if (unknown.length > 0 || !Number.isInteger(rounds) || (rounds < LEAST_ROUNDS && !values.quick)) {
  console.error(
    `Usage: npm run bench -- [${Object.keys(BENCHES).join('] [')}] [--rounds N, N ≥ ${LEAST_ROUNDS}] [--quick]`,
  );
  process.exit(2);
}

installPeers();
const build = takeBuild();
say(`Measuring the build of ${build}.`);
const rows: Row[] = [];
for (const name of wanted) {
  try {
    const bench = await BENCHES[name]?.();
    rows.push(...((await bench?.run({ rounds, quick: values.quick })) ?? []));
  } catch (cause) {
    say(`${name} did not finish: ${(cause as Error).stack}`);
    process.exitCode = 1;
  }
}
const machine = { node: process.version, cores: cpus().length, processor: cpus()[0]?.model ?? '' };
writeFileSync(
  'bench/results.json',
  `${JSON.stringify({ at: new Date().toISOString(), build, machine, rounds, rows }, null, 2)}\n`,
);
console.log(table(rows));
const asked = rows.filter(({ met }) => met !== null);
say(`${asked.filter(({ met }) => met).length} of ${asked.length} targets met; all rows are in bench/results.json.`);
if (values.quick) say('--quick is a smoke test: three rounds prove nothing.');
