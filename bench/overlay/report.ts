import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILD, bytesOf, PEER_NAMES, TOURS, type TourName } from '../bundles.ts';
import { named } from '../peers/install.ts';
import { budget, compare, exact, type Row, type What } from '../rows.ts';
import { median, p95 } from '../stats.ts';
import type { Shown } from './show.ts';

/** `ours`: ring and bubble at a control; `list`: the checklist in the corner, which points at nothing. */
export type Name = 'ours' | 'list' | 'floor' | TourName;
export type Round = Record<Name, Shown>;
type Value = (name: Name) => (rounds: readonly Round[]) => number;

const TARGETS: Readonly<Partial<Record<Name, number>>> = { driver: 2.5, shepherd: 5, joyride: 10 };

const peerOf = (name: TourName | 'floor') => (name === 'floor' ? 'hand-written floor' : named(PEER_NAMES[name]));
const middle =
  (part: 'ms' | 'cpu' | 'stepCpu'): Value =>
  (name) =>
  (rounds) =>
    median(rounds.map((round) => round[name][part]));
const steps =
  (share: typeof median): Value =>
  (name) =>
  (rounds) =>
    share(rounds.flatMap((round) => round[name].steps));

export function rowsOf(rounds: readonly Round[], codes: Record<Name, string>): Row[] {
  const [last] = rounds.slice(-1) as [Round];
  const within = (metric: string, ours: ReturnType<Value>, limit: number) =>
    budget({ id: 'B1', metric, unit: 'ms' }, rounds, ours, limit);
  const against = (metric: string, unit: string, value: Value, targets: typeof TARGETS = {}) =>
    [...TOURS, 'floor' as const].map((name) => {
      const target = targets[name];
      const what: What = { id: 'B1', metric, unit, peer: peerOf(name), ...(target === undefined ? {} : { target }) };
      return compare(what, rounds, value('ours'), value(name));
    });
  const counts = (metric: string, unit: string, count: (name: Name) => number) =>
    TOURS.map((name) => exact({ id: 'B1', metric, unit, peer: peerOf(name) }, count('ours'), count(name)));

  const first = 'evaluate + first step painted';
  const next = 'next step painted';
  const size = 'pointer with its styles and texts, minified';
  const shipped = 'whole shipped script (pointer, finding of controls, messages)';
  const list = 'the checklist: ';
  const bytes = { id: 'B1', unit: 'bytes' };
  const firstP95 = (some: readonly Round[]) => p95(some.map(({ ours }) => ours.ms));
  return [
    within(first, middle('ms')('ours'), 9),
    within(`${first}, p95`, firstP95, 9),
    ...against(first, 'ms', middle('ms'), TARGETS),
    ...against('the same, main-thread time', 'ms CPU', middle('cpu'), TARGETS),
    within(next, steps(median)('ours'), 4),
    within(`${next}, p95`, steps(p95)('ours'), 4),
    ...against(next, 'ms', steps(median)),
    ...against('the same, main-thread time', 'ms CPU', middle('stepCpu')),
    within(`${list}${first}`, middle('ms')('list'), 9),
    within(`${list}${next}`, steps(median)('list'), 4),
    exact({ ...bytes, metric: size, peer: 'budget', target: 1 }, bytesOf(codes.ours), 12_000),
    ...counts(size, 'bytes', (name) => bytesOf(codes[name])),
    exact(
      { ...bytes, metric: shipped, peer: peerOf('driver') },
      bytesOf(readFileSync(join(BUILD, 'portal-guide.js'), 'utf8')),
      bytesOf(codes.driver),
    ),
    ...counts('added to the page', 'elements', (name) => last[name].nodes),
  ];
}
