import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import { launch, type Session } from '../../e2e/harness/launch.ts';
import { bundle, peerBundle } from '../bundles.ts';
import { type Options, say } from '../meter.ts';
import { named } from '../peers/install.ts';
import { budget, compare, type Row } from '../rows.ts';
import { median } from '../stats.ts';

const PEERS = ['dexie', 'dexie-encrypted', 'crypto-pouch'] as const;
type Peer = (typeof PEERS)[number];
type Cost = { fill: number; list: number; cold: number; warm: number; save: number; disk: number };
type Round = Record<'ours' | Peer, Cost> & { savedMany: number };

const COUNT = 10_000;
const MANY = 30_000;
const BODY = 1_024;
const READS = 60;

/** B4, B5, B7, B8: ten thousand records written, listed after a reload, one read, one changed; in fresh profiles. */
export async function run({ rounds }: Options): Promise<Row[]> {
  const scripts: Record<string, string> = {
    '/ours.js': await bundle('store-ours', 'bench/store/ours.ts'),
    '/key-worker.js': await bundle('key-worker', 'utils/vault/key-worker.ts'),
    '/records.js': await bundle('store-records', 'bench/store/make-records.ts'),
  };
  for (const peer of PEERS) scripts[`/${peer}.js`] = await peerBundle(`store-${peer}`, `stores/${peer}.js`);
  const server = await serve(scripts);
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  try {
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const one = {} as Round;
      for (const name of ['ours', ...PEERS] as const) {
        say(`B4, B5, B7, B8: round ${round + 1} of ${rounds}, ${name}`);
        one[name] = (await inFreshProfile(origin, name, COUNT)) as Cost;
      }
      one.savedMany = (await inFreshProfile(origin, 'ours', MANY)).save;
      measured.push(one);
    }
    return rowsOf(measured);
  } finally {
    server.close();
  }
}

async function inFreshProfile(origin: string, name: string, count: number): Promise<Cost> {
  const session: Session = await launch({ browser: 'chromium', portalPort: null, extension: false });
  try {
    const page: Page = await session.browser.newPage();
    await page.goto(`${origin}/${name}`);
    return (await page.evaluate(MEASURE, count, BODY, READS)) as Cost;
  } finally {
    await session.close();
  }
}

/** In the page; only what the contender itself does is timed. */
const MEASURE = async (count: number, size: number, reads: number): Promise<Cost> => {
  type Any = { id: string };
  const { benchStore: store, benchRecords: make } = globalThis as unknown as {
    benchStore: Record<'open' | 'reopen' | 'list', () => Promise<unknown>> & {
      fill: (all: readonly Any[]) => Promise<void>;
      get: (id: string) => Promise<unknown>;
      save: (one: Any) => Promise<void>;
    };
    benchRecords: (count: number, size: number) => Promise<Any[]>;
  };
  const records = await make(count, size);
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  const middle = (all: number[]): number => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  const usage = async () => (await navigator.storage.estimate()).usage ?? 0;
  await store.open();
  const before = await usage();
  const fill = await timed(() => store.fill(records));
  const disk = (await usage()) - before;
  await store.reopen();
  const list = await timed(store.list);
  const some = Array.from({ length: reads }, (_, at) => records[(at * 7_919) % count] as Any);
  const [cold, warm, save]: [number[], number[], number[]] = [[], [], []];
  for (const { id } of some) cold.push(await timed(() => store.get(id)));
  for (const { id } of some) warm.push(await timed(() => store.get(id)));
  for (const one of some.slice(0, 20)) save.push(await timed(() => store.save(one)));
  return { fill, list, cold: middle(cold), warm: middle(warm), save: middle(save), disk };
};

function serve(scripts: Readonly<Record<string, string>>): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const script = scripts[url];
    const page = `<!doctype html><meta charset="utf-8"><script src="/records.js"></script><script src="${url}.js"></script>`;
    response.setHeader('content-type', `${script ? 'text/javascript' : 'text/html'}; charset=utf-8`);
    response.end(script ?? page);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function rowsOf(rounds: readonly Round[]): Row[] {
  const of = (name: 'ours' | Peer, part: keyof Cost) => (some: readonly Round[]) =>
    median(some.map((one) => one[name][part]));
  type Asked = { id: string; metric: string; part: keyof Cost; unit: string; targets: Partial<Record<Peer, number>> };
  const versus = ({ id, metric, part, unit, targets }: Asked) =>
    PEERS.map((peer) => {
      const what = { id, metric, unit, peer: named(peer), least: 0.05 };
      const target = targets[peer];
      return compare(target === undefined ? what : { ...what, target }, rounds, of('ours', part), of(peer, part));
    });
  const within = (id: string, metric: string, part: keyof Cost, limit: number) =>
    budget({ id, metric, unit: 'ms' }, rounds, of('ours', part), limit);
  return [
    within('B4', 'write 10 000 records of 1 kB', 'fill', 620),
    ...versus({
      id: 'B4',
      metric: 'write 10 000 records of 1 kB',
      part: 'fill',
      unit: 'ms',
      targets: { dexie: 1, 'dexie-encrypted': 2.5, 'crypto-pouch': 5 },
    }),
    ...versus({ id: 'B4', metric: 'bytes on disk', part: 'disk', unit: 'bytes', targets: { dexie: 1 } }),
    within('B5', 'list of 10 000 after a reload', 'list', 150),
    ...versus({
      id: 'B5',
      metric: 'list of 10 000 after a reload',
      part: 'list',
      unit: 'ms',
      targets: { 'dexie-encrypted': 4.5, 'crypto-pouch': 10 },
    }),
    within('B7', 'one document, first time', 'cold', 2),
    within('B7', 'one document, again', 'warm', 0.3),
    ...versus({ id: 'B7', metric: 'one document, first time', part: 'cold', unit: 'ms', targets: {} }),
    within('B8', 'one record changed, of 10 000', 'save', 6),
    budget(
      { id: 'B8', metric: 'one record changed, of 30 000', unit: 'ms' },
      rounds,
      (some) => median(some.map((one) => one.savedMany)),
      6,
    ),
    ...versus({ id: 'B8', metric: 'one record changed, of 10 000', part: 'save', unit: 'ms', targets: {} }),
  ];
}
