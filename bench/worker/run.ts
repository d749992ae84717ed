import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BUILD, bytesOf, peerBundle } from '../bundles.ts';
import { type Options, rotated, say } from '../meter.ts';
import { named } from '../peers/install.ts';
import { budget, compare, exact, type Row } from '../rows.ts';
import { median, p95 } from '../stats.ts';
import { tinyExtension } from '../tiny-extension.ts';
import { Pipe } from './pipe.ts';
import { type Waker, waker } from './waker.ts';

const NAMES = ['ours', 'empty', 'dexie', 'pdf-lib'] as const;
type Name = (typeof NAMES)[number];
/** Cold replies; `list` is ours asked for the list of requests, which opens the database. */
type Round = Record<Name | 'list', number[]>;

const EMPTY = 'chrome.runtime.onMessage.addListener((_message, _sender, reply) => { reply({ res: null }); });';
const message = (type: string) => ({ id: 1, type, data: {}, timestamp: 0 });
/** Ours refuses it, as only a page of the portal may say it: the way there and back with no work on it. */
const PLAIN = { ...message('fold'), data: { folded: true } };

/** B14: a stopped worker, a message from one of the extension's own pages, its reply. */
export async function run({ rounds, quick }: Options): Promise<Row[]> {
  const wakes = quick ? 2 : 6;
  const folder = mkdtempSync(join(tmpdir(), 'medcard-bench-'));
  const workers = {
    empty: EMPTY,
    dexie: await peerBundle('worker-dexie', 'workers/dexie.js'),
    'pdf-lib': await peerBundle('worker-pdf-lib', 'workers/pdf-lib.js'),
  };
  const pipe = new Pipe();
  const measured: Round[] = [];
  try {
    const wakers = { ours: await waker(pipe, BUILD, 'workbench.html') } as Record<Name, Waker>;
    for (const name of ['empty', 'dexie', 'pdf-lib'] as const) {
      const place = tinyExtension(folder, name, { worker: workers[name], page: true });
      wakers[name] = await waker(pipe, place, 'page.html');
    }
    for (const name of NAMES) await wakers[name].cold(PLAIN);
    for (let round = 0; round < rounds; round++) {
      say(`B14: round ${round + 1} of ${rounds}, ${wakes} wakes each`);
      const one: Round = { ours: [], empty: [], dexie: [], 'pdf-lib': [], list: [] };
      for (let index = 0; index < wakes; index++) {
        for (const name of rotated(NAMES, round * wakes + index)) one[name].push(await wakers[name].cold(PLAIN));
        one.list.push(await wakers.ours.cold(message('watchView')));
      }
      measured.push(one);
    }
  } finally {
    await pipe.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return rowsOf(measured, workers);
}

const cold = (name: Name | 'list', share: typeof median) => (rounds: readonly Round[]) =>
  share(rounds.flatMap((round) => round[name]));

function rowsOf(rounds: readonly Round[], workers: Record<'dexie' | 'pdf-lib', string>): Row[] {
  const p50 = { id: 'B14', metric: 'stopped worker to reply, p50', unit: 'ms' };
  const tail = { id: 'B14', metric: 'stopped worker to reply, p95', unit: 'ms' };
  const list = { id: 'B14', metric: 'stopped worker to the list of requests, p50', unit: 'ms', peer: 'empty worker' };
  const size = { id: 'B14', metric: 'worker with all it imports at once', unit: 'bytes' };
  const bytes = sizeOf(join(BUILD, 'background.js'), new Set());
  return [
    budget(p50, rounds, cold('ours', median), 14),
    budget(tail, rounds, cold('ours', p95), 18),
    compare({ ...p50, peer: 'empty worker', target: 1 / 1.1 }, rounds, cold('ours', median), cold('empty', median)),
    compare({ ...p50, peer: named('dexie') }, rounds, cold('ours', median), cold('dexie', median)),
    compare({ ...p50, peer: named('pdf-lib') }, rounds, cold('ours', median), cold('pdf-lib', median)),
    compare({ ...tail, peer: 'empty worker' }, rounds, cold('ours', p95), cold('empty', p95)),
    compare(list, rounds, cold('list', median), cold('empty', median)),
    exact({ ...size, peer: 'budget', target: 1 }, bytes, 45_000),
    exact({ ...size, peer: named('dexie') }, bytes, bytesOf(workers.dexie)),
    exact({ ...size, peer: named('pdf-lib') }, bytes, bytesOf(workers['pdf-lib'])),
  ];
}

/** A script with everything it imports statically: what is parsed before the first line runs. */
function sizeOf(file: string, seen: Set<string>): number {
  if (seen.has(file)) return 0;
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  const imports = [...code.matchAll(/(?:^|[;\s}])import(?:[^"'()]*?from)?\s*["'](\.[^"']+)["']/g)];
  return imports.reduce((total, [, path]) => total + sizeOf(join(dirname(file), path ?? ''), seen), bytesOf(code));
}
