import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, type Session } from '../../e2e/harness/launch.ts';
import { startPortal } from '../../portal/index.ts';
import { isPageOfInterest } from '../../utils/portal/interest.ts';
import { BUILD, bytesOf, PEER_NAMES, peerBundle, TOURS } from '../bundles.ts';
import { type Options, rotated, say } from '../meter.ts';
import { named } from '../peers/install.ts';
import { budget, compare, exact, type Row } from '../rows.ts';
import { median, sum } from '../stats.ts';
import { tinyExtension } from '../tiny-extension.ts';
import { type Load, QUIET_PAGE, type Visitor, visitor } from './visits.ts';

const PEERS = ['preact', ...TOURS] as const;
type Name = 'none' | 'empty' | 'ours' | (typeof PEERS)[number];
type Round = Record<Name, Load[]>;

const NAMES: readonly Name[] = ['none', 'empty', 'ours', ...PEERS];
const TARGETS: Readonly<Partial<Record<Name, number>>> = { driver: 9, joyride: 45 };
/** Milliseconds that the measurement can tell from nothing. */
const LEAST_MS = 0.1;

/** B2: what a portal page costs when there is nothing to show on it. */
export async function run({ rounds, quick }: Options): Promise<Row[]> {
  if (isPageOfInterest(QUIET_PAGE)) throw new Error(`the companion now comes to ${QUIET_PAGE}: choose another page`);
  const loads = quick ? 2 : 6;
  const folder = mkdtempSync(join(tmpdir(), 'medcard-bench-'));
  const portal = await startPortal({ seed: { bulk: 30, renderDelayMs: [100, 100] } });
  const { cookies } = portal.control.login();
  const sessions: Session[] = [];
  try {
    const visitors = {} as Record<Name, Visitor>;
    for (const name of NAMES) {
      const session = await launch({ browser: 'chromium', portalPort: portal.port, ...(await withWhat(name, folder)) });
      sessions.push(session);
      visitors[name] = await visitor(session, cookies);
      await visitors[name].load();
    }
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      say(`B2: round ${round + 1} of ${rounds}, ${loads} loads each`);
      const one = Object.fromEntries(NAMES.map((name) => [name, [] as Load[]])) as Round;
      for (let index = 0; index < loads; index++)
        for (const name of rotated(NAMES, round * loads + index)) one[name].push(await visitors[name].load());
      measured.push(one);
    }
    return rowsOf(measured);
  } finally {
    await Promise.all(sessions.map((session) => session.close()));
    await portal.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withWhat(name: Name, folder: string): Promise<{ extension?: string | false }> {
  if (name === 'ours') return { extension: BUILD };
  if (name === 'none') return { extension: false };
  const content = name === 'empty' ? '' : await peerBundle(name, `tours/${name}.js`);
  return { extension: tinyExtension(folder, name, { content }) };
}

type Part = 'task' | 'script' | 'heap';

/** How much more than the other, load by load side by side: the middle of the differences. */
const above = (name: Name, base: 'none' | 'empty', part: Part) => (rounds: readonly Round[]) =>
  median(
    rounds.flatMap((round) =>
      round[name].map((load, index) => load[part] - (round[base][index]?.[part] ?? Number.NaN)),
    ),
  );

function rowsOf(rounds: readonly Round[]): Row[] {
  const words = { task: 'main thread', script: 'scripts alone' } as const;
  const versus = (part: 'task' | 'script') =>
    PEERS.map((name) => {
      const target = TARGETS[name];
      const peer = named(name === 'preact' ? 'preact' : PEER_NAMES[name]);
      const metric = `${words[part]}, above no extension`;
      const what = { id: 'B2', metric, unit: 'ms CPU', peer, least: LEAST_MS };
      return compare(
        target === undefined ? what : { ...what, target },
        rounds,
        above('ours', 'none', part),
        above(name, 'none', part),
      );
    });
  const within = (part: 'task' | 'script', base: 'none' | 'empty', limit: number) => {
    const metric = `${words[part]}, above ${base === 'none' ? 'no extension' : 'an empty script'}`;
    const what = { id: 'B2', metric, unit: 'ms CPU', least: LEAST_MS };
    return budget(what, rounds, above('ours', base, part), limit);
  };
  const megabytes = (some: readonly Round[]) => above('ours', 'none', 'heap')(some) / 1_000_000;
  const long = (name: Name) => sum(rounds.flatMap((round) => round[name].map(({ longTasks }) => longTasks)));
  const fixed = { id: 'B2', peer: 'budget', target: 1 };
  return [
    within('task', 'empty', 1),
    within('task', 'none', 2),
    within('script', 'empty', 1),
    within('script', 'none', 2),
    ...versus('task'),
    ...versus('script'),
    budget({ id: 'B2', metric: 'JS heap, above no extension', unit: 'MB', least: 0.001 }, rounds, megabytes, 0.25),
    exact(
      { ...fixed, metric: 'long tasks in all loads, above no extension', unit: 'tasks' },
      long('ours') - long('none'),
      0,
    ),
    exact({ ...fixed, metric: 'script on every portal page', unit: 'bytes' }, everyPageBytes(), 3_000),
  ];
}

/** All scripts that the manifest puts on every page of the portal. */
function everyPageBytes(): number {
  const file = (name: string) => readFileSync(join(BUILD, name), 'utf8');
  const { content_scripts } = JSON.parse(file('manifest.json')) as { content_scripts: { js: string[] }[] };
  return sum(content_scripts.flatMap(({ js }) => js.map((name) => bytesOf(file(name)))));
}
