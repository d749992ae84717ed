import * as v from '../kernel/shape';
import { BUCKET, readStored, writeStored } from '../platform';
import { fileSpare, type Spare } from './file-spare';

const headShape = v.object({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  revision: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  generation: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});
const sentinelShape = v.object({
  vaultId: v.string(),
  database: v.pipe(v.string(), v.regex(/^archive(-\d{1,6})?$/)),
  bucket: v.optional(v.pipe(v.string(), v.regex(BUCKET))),
  heads: v.array(headShape),
});

/** A person's newest manifest: where it lies and the SHA-256 of its ciphertext. */
export type Head = v.InferOutput<typeof headShape>;
/** Lies outside IndexedDB and tells what must be found there. `database`: its name now; `bucket`: where, if apart. */
export type Sentinel = v.InferOutput<typeof sentinelShape>;

/** `absent`: nothing was ever written. `damaged`: something lies there that is not ours. */
export type SentinelStore = {
  read(): Promise<Sentinel | 'absent' | 'damaged'>;
  write(sentinel: Sentinel): Promise<void>;
};

const sentinelIn = (stored: unknown): Sentinel | null => {
  const read = v.safeParse(sentinelShape, stored);
  return read.success ? read.output : null;
};

/**
 * `keep`: to be called at each opening; brings the spare up to what lies in storage. `fromSpare`: whether the spare had to
 * be asked, for what lay in storage was lost or older, or storage gives nothing at all.
 */
export type StoredSentinel = SentinelStore & { keep(): Promise<void>; fromSpare(): boolean };

/**
 * Whether it tells of the same lists, and of a later state of one. Lists that came or went decide nothing: a spare that
 * lags behind a re-keying knows one that is gone for good.
 */
const isAhead = (one: Sentinel | null, before: Sentinel): boolean => {
  if (one?.vaultId !== before.vaultId || one.heads.length !== before.heads.length) return false;
  const steps = before.heads.map(({ id, revision }) => {
    const same = one.heads.find((head) => head.id === id);
    return same ? same.revision - revision : Number.NaN;
  });
  return steps.every((step) => step >= 0) && steps.some((step) => step > 0);
};

/**
 * The sentinel of this vault in the extension's storage. Lost there, or fallen back to an older one, it comes back from
 * its spare: without it an archive whose store went too would look like one that never held anything. Where storage gives
 * nothing at all, the spare stands for it.
 */
export function storedSentinel(vaultId: string, spare: Spare = fileSpare('archive-sentinel')): StoredSentinel {
  /** One after another, each with what lies in storage by then. A spare that cannot be written is tried again later. */
  let last: Promise<void> = Promise.resolve();
  /** Of a spare that is ahead: at the first reading only, for afterwards storage has it. */
  let isCompared = false;
  let asked = false;
  const keep = () => {
    last = last.then(copyOver).catch(() => undefined);
    return last;
  };
  const inSpare = async () => sentinelIn(parsed(await spare.read()));
  const copyOver = async () => {
    const present = sentinelIn(await readStored('archiveSentinel'));
    const text = JSON.stringify(present);
    if (present?.vaultId !== vaultId || (await spare.read()) === text) return;
    if (!isAhead(await inSpare(), present)) await spare.write(text);
  };
  const refuses = () =>
    readStored('archiveSentinel').then(
      () => false,
      () => true,
    );
  return {
    keep,
    fromSpare: () => asked,
    async read() {
      const stored = await readStored('archiveSentinel').catch(() => null);
      const present = sentinelIn(stored);
      if (present && isCompared) return present;
      const kept = await inSpare();
      isCompared = true;
      if (present && !isAhead(kept, present)) return present;
      // Of another vault it tells nothing of this one.
      if (kept?.vaultId !== vaultId) return stored === undefined ? 'absent' : 'damaged';
      asked = true;
      await writeStored('archiveSentinel', kept).catch(() => undefined);
      return kept;
    },
    async write(sentinel) {
      try {
        await writeStored('archiveSentinel', sentinel);
      } catch (cause) {
        if (!(await refuses())) throw cause;
        return spare.write(JSON.stringify(sentinel));
      }
      // Not waited for: a spare one step behind is set right as a sentinel is, and by `keep`.
      void keep();
    },
  };
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
