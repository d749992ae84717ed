import { BROWSERS } from '../../e2e/harness/person.ts';
import { budget, compare, type Row } from '../rows.ts';
import { median, p95 } from '../stats.ts';
import { DUMPS, type Dumped } from './dumps.ts';
import type { Scale } from './sample.ts';

/**
 * Milliseconds, MiB. `opened`, `kdf`: of each unlocking; `memory` null where no driver tells it; `left`: workers that had
 * the keys and live on after the locking.
 */
export type Ours = {
  restore: number;
  /** Milliseconds for one file of a second copy, while they are written after the restore. */
  copy: number;
  restorePeak: number;
  backup: number;
  backupPeak: number;
  opened: number[];
  kdf: number[];
  params: string;
  memory: { open: number; locked: number; left: number } | null;
};
type Browser = Ours & { dumps: Dumped };
export type Round = Record<(typeof BROWSERS)[number], Browser>;

/** Theirs hold nothing sealed, and nothing of them is read back. */
const PEERS = {
  raw: 'raw AES-GCM and a file',
  'dexie-json': 'JSON of a plain Dexie, Mere’s way',
  'crypto-pouch-json': 'JSON of crypto-pouch',
} as const;
/** 120 MB a second, the other way round, so that less is better. */
const MS_A_MB = 1_000 / 120;
const PEAK_MIB = 64;

export function rowsOf(rounds: readonly Round[], { small, smallSize, pdfs, pdfSize }: Scale): Row[] {
  const megabytes = (small * smallSize + pdfs * pdfSize) / 1e6;
  const records = small + pdfs;
  const what = `of ${records} records, ${Math.round(megabytes)} MB`;
  const rows: Row[] = [];
  for (const browser of BROWSERS) {
    const each = (read: (one: Browser) => number) => (some: readonly Round[]) =>
      median(some.map((one) => read(one[browser])));
    const all = (read: (one: Browser) => number[]) => (some: readonly Round[]) =>
      p95(some.flatMap((one) => read(one[browser])));
    const within = (
      id: string,
      metric: string,
      unit: string,
      ours: (some: readonly Round[]) => number,
      limit: number,
    ) => rows.push(budget({ id, metric: `${metric}, ${browser}`, unit }, rounds, ours, limit));
    const params = [...new Set(rounds.map((one) => one[browser].params))].join('; ');
    const felt = { id: 'B6', metric: `Enter to the list ${what} (${params}), ${browser}`, unit: 'ms p95' };
    const opened = all((one) => one.opened);
    // The target is of 64 MiB; a machine for which more was chosen derives longer.
    rows.push(
      params === '64 MiB, t = 3'
        ? budget(felt, rounds, opened, 450)
        : compare(
            { ...felt, peer: 'the derivation' },
            rounds,
            opened,
            all(({ kdf }) => kdf),
          ),
    );
    within(
      'B6',
      'the same beyond the derivation',
      'ms p95',
      all(({ opened, kdf }) => opened.map((ms) => ms - median(kdf))),
      100,
    );
    within(
      'B16',
      `restore ${what}`,
      'ms a MB',
      each(({ restore }) => restore / megabytes),
      MS_A_MB,
    );
    within(
      'B16',
      `backup ${what}, read back`,
      'ms a MB',
      each(({ backup }) => backup / megabytes),
      MS_A_MB,
    );
    rows.push(
      compare(
        {
          id: 'B16',
          metric: `one file of a second copy, after a restore, ${browser}`,
          unit: 'ms',
          peer: 'small files, raw',
        },
        rounds,
        each(({ copy }) => copy),
        each(({ dumps }) => dumps.file),
      ),
    );
    for (const name of DUMPS) {
      const versus = (metric: string, way: 'dump' | 'restore', ours: (one: Browser) => number) => {
        const told = { id: 'B16', metric: `${metric}, ${browser}`, unit: 'ms', peer: PEERS[name] };
        rows.push(
          compare(
            told,
            rounds,
            each(ours),
            each(({ dumps }) => dumps[name][way]),
          ),
        );
      };
      versus('restore', 'restore', ({ restore }) => restore);
      versus('backup', 'dump', ({ backup }) => backup);
    }
    if (browser === 'firefox') continue;
    within(
      'B16',
      'restore, peak heap and buffers',
      'MiB',
      each(({ restorePeak }) => restorePeak),
      PEAK_MIB,
    );
    within(
      'B16',
      'backup, peak heap and buffers',
      'MiB',
      each(({ backupPeak }) => backupPeak),
      PEAK_MIB,
    );
    within(
      'B20',
      `cabinet open with ${records} records`,
      'MiB',
      each(({ memory }) => memory?.open ?? 0),
      30,
    );
    within(
      'B20',
      'workers with keys while locked',
      'contexts',
      each(({ memory }) => memory?.left ?? 0),
      0,
    );
    within(
      'B20',
      'cabinet while locked',
      'MiB',
      each(({ memory }) => memory?.locked ?? 0),
      30,
    );
  }
  return rows;
}
