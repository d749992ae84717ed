import * as v from '../kernel/shape';
import { BUCKET, readStored, writeStored } from '../platform';

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

export const storedSentinel: SentinelStore = {
  async read() {
    const stored = await readStored('archiveSentinel');
    if (stored === undefined) return 'absent';
    const read = v.safeParse(sentinelShape, stored);
    return read.success ? read.output : 'damaged';
  },
  write: (sentinel) => writeStored('archiveSentinel', sentinel),
};
