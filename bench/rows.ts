import { bootstrap } from './stats.ts';

/** One line of the table and of `results.json`. Less is better in every metric; `ratio` is how many times ours is less. */
export type Row = {
  id: string;
  metric: string;
  unit: string;
  ours: number;
  /** What ours is compared with; `budget` is a fixed number that ours must not exceed. */
  peer: string;
  peerValue: number;
  ratio: number;
  ratioLow: number;
  ratioHigh: number;
  /** The ratio to reach; null where the row only informs. */
  target: number | null;
  met: boolean | null;
};

export type What = { id: string; metric: string; unit: string; peer: string; target?: number; least?: number };

/** Nothing is better than this many times: beyond it the divisor is noise. */
const MOST = 1_000;

/** @param least values below it count as it: the smallest amount that the measurement can tell from nothing */
function ratioOf(ours: number, peer: number, least: number): number {
  return Math.min(Math.max(peer, least) / Math.max(ours, least), MOST);
}

/** Ours against a peer measured in the same rounds. */
export function compare<Round>(
  what: What,
  rounds: readonly Round[],
  ours: (rounds: readonly Round[]) => number,
  peer: (rounds: readonly Round[]) => number,
): Row {
  const { least = 1e-9, target = null, id, metric, unit } = what;
  const { value, low, high } = bootstrap(rounds, (some) => ratioOf(ours(some), peer(some), least));
  return {
    id,
    metric,
    unit,
    ours: ours(rounds),
    peer: what.peer,
    peerValue: peer(rounds),
    ratio: value,
    ratioLow: low,
    ratioHigh: high,
    target,
    // The promise counts only if even the lower end of the interval keeps it.
    met: target === null ? null : low >= target,
  };
}

/** Ours against a fixed limit; met when even the upper end of ours is within it. */
export function budget<Round>(
  what: Omit<What, 'peer' | 'target'>,
  rounds: readonly Round[],
  ours: (rounds: readonly Round[]) => number,
  limit: number,
): Row {
  return compare({ ...what, peer: 'budget', target: 1 }, rounds, ours, () => limit);
}

/** Counts and sizes: the same in every round. */
export function exact(what: What, ours: number, peer: number): Row {
  return compare(
    { least: 1, ...what },
    [0],
    () => ours,
    () => peer,
  );
}

const show = (value: number): string => {
  if (Number.isInteger(value)) return value.toLocaleString('en').replaceAll(',', ' ');
  return value.toFixed(Math.abs(value) < 10 ? 2 : 1);
};

export function table(rows: readonly Row[]): string {
  const head = [
    '| B | Metric | Unit | Ours | Peer | Peer’s value | Ratio (95 %) | Target | Met |',
    '|---|---|---|--:|---|--:|--:|--:|---|',
  ];
  const lines = rows.map(({ id, metric, unit, ours, peer, peerValue, ratio, ratioLow, ratioHigh, target, met }) => {
    const sure = ratioLow === ratioHigh ? '' : ` (${show(ratioLow)}–${show(ratioHigh)})`;
    const goal = target === null ? '' : peer === 'budget' ? `≤ ${show(peerValue)}` : `≥ ${show(target)}×`;
    const word = met === null ? '' : met ? 'yes' : 'no';
    return `| ${[id, metric, unit, show(ours), peer, show(peerValue), `${show(ratio)}×${sure}`, goal, word].join(' | ')} |`;
  });
  return [...head, ...lines].join('\n');
}
