import { BROWSERS } from '../../e2e/harness/person.ts';
import { named } from '../peers/install.ts';
import { budget, compare, type Row } from '../rows.ts';
import { median } from '../stats.ts';

export const PEERS = ['dexie', 'dexie-encrypted', 'crypto-pouch', 'floor'] as const;
type Peer = (typeof PEERS)[number];
const nameOf = (peer: Peer): string => (peer === 'floor' ? 'raw IndexedDB, AES-GCM' : named(peer));
/** Milliseconds; bytes. Of what was done many times the middle, and of the first reads the 95th of a hundred. */
export type Cost = {
  fill: number;
  list: number;
  cold: number;
  coldP95: number;
  warm: number;
  save: number;
  disk: number;
};
export type InBrowser = Record<'ours' | Peer, Cost> & { savedMany: number | null };
export type Round = Record<(typeof BROWSERS)[number], InBrowser>;

export const rowsOf = (rounds: readonly Round[]): Row[] =>
  BROWSERS.flatMap((browser) =>
    ofBrowser(
      browser,
      rounds.map((one) => one[browser]),
    ),
  );

type Asked = { id: string; metric: string; part: keyof Cost; unit?: string; targets?: Partial<Record<Peer, number>> };

function ofBrowser(browser: string, rounds: readonly InBrowser[]): Row[] {
  const of = (name: 'ours' | Peer, part: keyof Cost) => (some: readonly InBrowser[]) =>
    median(some.map((one) => one[name][part]));
  const versus = ({ id, metric, part, unit = 'ms', targets = {} }: Asked) =>
    PEERS.map((peer) => {
      const what = { id, metric: `${metric}, ${browser}`, unit, peer: nameOf(peer), least: 0.05 };
      const target = targets[peer];
      return compare(target === undefined ? what : { ...what, target }, rounds, of('ours', part), of(peer, part));
    });
  const within = (
    id: string,
    metric: string,
    limit: number,
    ours: (some: readonly InBrowser[]) => number,
    of = rounds,
  ) => budget({ id, metric: `${metric}, ${browser}`, unit: 'ms' }, of, ours, limit);
  const long = rounds.filter(({ savedMany }) => savedMany !== null);
  const write = { id: 'B4', metric: 'write 10 000 records of 1 kB', part: 'fill' } as const;
  const list = { id: 'B5', metric: 'list of 10 000 after a reload', part: 'list' } as const;
  return [
    within('B4', write.metric, 620, of('ours', 'fill')),
    ...versus({ ...write, targets: { dexie: 1, 'dexie-encrypted': 2.5, 'crypto-pouch': 5 } }),
    ...versus({ id: 'B4', metric: 'bytes on disk', part: 'disk', unit: 'bytes', targets: { dexie: 1 } }),
    within('B5', list.metric, 150, of('ours', 'list')),
    ...versus({ ...list, targets: { 'dexie-encrypted': 4.5, 'crypto-pouch': 10, floor: 1 / 1.2 } }),
    within('B7', 'one document, first time', 2, of('ours', 'cold')),
    within('B7', 'one document, first time, p95', 2, of('ours', 'coldP95')),
    within('B7', 'one document, again', 0.3, of('ours', 'warm')),
    ...versus({ id: 'B7', metric: 'one document, first time', part: 'cold' }),
    within('B8', 'one record changed, of 10 000', 6, of('ours', 'save')),
    within(
      'B8',
      'one record changed, of 100 000',
      6,
      (some) => median(some.map(({ savedMany }) => savedMany ?? 0)),
      long,
    ),
    ...versus({ id: 'B8', metric: 'one record changed, of 10 000', part: 'save' }),
  ];
}
