import { argon2id } from 'hash-wasm';
import { type Bytes, type Clock, err, ok, type Result, systemClock } from '../kernel';

/** Argon2id v1.3: memory in KiB, passes, lanes. */
export type KdfParams = { name: 'argon2id'; m: number; t: number; p: number };

/** Turns a passphrase into 32 bytes. Tests of other things put a cheaper one in its place. */
export type Derive = (passphrase: string, salt: Bytes, params: KdfParams) => Promise<Bytes>;

const MIB = 1_024;
const FLOOR = { m: 64 * MIB, t: 3 };
const CEILING = { m: 512 * MIB, t: 10, p: 4 };
const BUDGET_MS = 1_500;

/**
 * Refuses parameters before the KDF runs: weaker ones are a downgrade by whoever can write the header, absurd ones
 * would take all memory. Floor 64 MiB/t3, ceiling 512 MiB/t10.
 */
export function checkParams({ m, t, p }: KdfParams): Result<null, 'params-refused'> {
  const sound = [m, t, p].every(Number.isInteger) && m >= FLOOR.m && m <= CEILING.m && t >= FLOOR.t && t <= CEILING.t;
  return sound && p >= 1 && p <= CEILING.p ? ok(null) : err('params-refused');
}

/** NFKC, so that «й» and «ё» typed composed or decomposed are one passphrase. Spaces count: nothing is trimmed. */
export const normalisePassphrase = (passphrase: string): string => passphrase.normalize('NFKC');

export const deriveArgon2id: Derive = async (passphrase, salt, { m, t, p }) =>
  (await argon2id({
    password: normalisePassphrase(passphrase),
    salt,
    memorySize: m,
    iterations: t,
    parallelism: p,
    hashLength: 32,
    outputType: 'binary',
  })) as Bytes;

/**
 * The largest of 64, 128, 256 MiB (t = 3, p = 1: WebAssembly has one thread here) that this computer does in 1.5 s.
 * Run once, when a vault is made. A step that the one before foretells to be too slow is not tried at all.
 */
export async function calibrate(derive: Derive = deriveArgon2id, clock: Clock = systemClock): Promise<KdfParams> {
  let best: KdfParams = { name: 'argon2id', m: FLOOR.m, t: FLOOR.t, p: 1 };
  for (const m of [64 * MIB, 128 * MIB, 256 * MIB]) {
    const params: KdfParams = { ...best, m };
    const start = clock();
    const done = await derive('calibration', new Uint8Array(16), params).catch(() => null);
    // No memory for it: what went before stands. At the floor the vault's own derivation will say so.
    if (!done) break;
    const took = clock() - start;
    if (took <= BUDGET_MS) best = params;
    if (2 * took > BUDGET_MS) break;
  }
  return best;
}
