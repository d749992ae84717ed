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

/** `keep`: to be called at each opening; brings the spare up to what lies in storage. */
export type StoredSentinel = SentinelStore & { keep(): Promise<void> };

/**
 * The sentinel of this vault in the extension's storage. Lost there, it comes back from its spare: without it an archive
 * whose store went too would look like one that never held anything.
 */
export function storedSentinel(vaultId: string, spare: Spare = fileSpare('archive-sentinel')): StoredSentinel {
  /** One after another, each with what lies in storage by then. A spare that cannot be written is tried again later. */
  let last: Promise<void> = Promise.resolve();
  const keep = () => {
    last = last.then(copyOver).catch(() => undefined);
    return last;
  };
  const copyOver = async () => {
    const present = sentinelIn(await readStored('archiveSentinel'));
    const text = JSON.stringify(present);
    if (present?.vaultId === vaultId && (await spare.read()) !== text) await spare.write(text);
  };
  return {
    keep,
    async read() {
      const stored = await readStored('archiveSentinel');
      const present = sentinelIn(stored);
      if (present) return present;
      const kept = sentinelIn(parsed(await spare.read()));
      // Of another vault it tells nothing of this one.
      if (kept?.vaultId !== vaultId) return stored === undefined ? 'absent' : 'damaged';
      await writeStored('archiveSentinel', kept).catch(() => undefined);
      return kept;
    },
    async write(sentinel) {
      await writeStored('archiveSentinel', sentinel);
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
