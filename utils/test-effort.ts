/** Processor time of `run`, in milliseconds: what other programs do meanwhile is not in it, as it is in any clock. */
export async function effort(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const SHARE = 8;
const TRIES = 3;
/** What is quicker than this is not told from the noise of the machine. */
const GRAIN_MS = 1;

/** Between {@link SHARE}, which is proportion, and its square. */
export const PROPORTION = 24;

/** How many times the effort for `size` is that for an eighth of it: about 8 in proportion, 64 where it is squared. */
export async function growth(run: (size: number) => unknown, size: number): Promise<number> {
  const least = async (length: number) => {
    let found = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < TRIES; tries++) found = Math.min(found, await effort(() => run(length)));
    return Math.max(GRAIN_MS, found);
  };
  const part = await least(Math.ceil(size / SHARE));
  return (await least(size)) / part;
}
