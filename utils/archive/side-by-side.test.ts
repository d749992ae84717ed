import { describe, expect, it } from 'vitest';
import { err, ok } from '../kernel';
import { readAhead, sideBySide } from './side-by-side';

const MIB = 2 ** 20;

describe('the same work for many', () => {
  /** Sizes of the items, how many were on their way at the most and with how many bytes. */
  async function during(sizes: readonly number[]) {
    const seen = { most: 0, bytes: 0 };
    let [now, bytes] = [0, 0];
    const done = await sideBySide(
      sizes.map((size, at) => ({ size, at })),
      ({ size }) => size,
      async ({ size, at }) => {
        now++;
        bytes += size;
        seen.most = Math.max(seen.most, now);
        seen.bytes = Math.max(seen.bytes, bytes);
        await new Promise((wake) => setTimeout(wake, at % 3));
        now--;
        bytes -= size;
        return ok(at);
      },
    );
    return { ...seen, done };
  }

  it('answers in order, however the items end', async () => {
    const { done, most } = await during(Array.from({ length: 50 }, () => 1));
    expect(done).toEqual(ok(Array.from({ length: 50 }, (_, at) => at)));
    expect(most).toBe(16);
  });

  it('holds few bytes at a time; what is larger goes alone', async () => {
    expect(await during([5 * MIB, 4 * MIB, 30 * MIB, 1, 1])).toMatchObject({
      most: 2,
      bytes: 30 * MIB,
      done: ok([0, 1, 2, 3, 4]),
    });
    expect((await during(Array.from({ length: 12 }, () => 3 * MIB))).bytes).toBe(6 * MIB);
  });

  it('has nothing to do for nobody', async () => {
    expect(
      await sideBySide(
        [],
        () => 0,
        async () => ok(1),
      ),
    ).toEqual(ok([]));
  });

  it('ends with the first failure and begins nothing after it', async () => {
    const begun: number[] = [];
    const done = await sideBySide(
      Array.from({ length: 40 }, (_, at) => at),
      () => 1,
      async (at) => {
        begun.push(at);
        return at === 3 || at === 9 ? err(`no ${at}`) : ok(at);
      },
    );
    expect(done).toEqual(err('no 3'));
    expect(begun).toHaveLength(16);
  });
});

describe('reading ahead', () => {
  const counted = (sizes: readonly number[]) => {
    const begun: number[] = [];
    const work = async ({ at }: { at: number }) => {
      begun.push(at);
      await new Promise((wake) => setTimeout(wake, at % 3));
      return `read ${at}`;
    };
    const items = sizes.map((size, at) => ({ size, at }));
    return { begun, stream: readAhead(items, ({ size }) => size, work) };
  };

  it('gives everything in order, and begins a few before they are asked for', async () => {
    const { begun, stream } = counted(Array.from({ length: 40 }, () => 1));
    const first = await stream.next();
    expect(first.value).toEqual([{ size: 1, at: 0 }, 'read 0']);
    expect(begun).toHaveLength(16);
    const rest: string[] = [];
    for await (const [, value] of stream) rest.push(value);
    expect(rest).toEqual(Array.from({ length: 39 }, (_, at) => `read ${at + 1}`));
  });

  it('holds few bytes; what is larger is read alone, and nobody waits for ever', async () => {
    const { begun, stream } = counted([30 * MIB, 30 * MIB, 3 * MIB, 3 * MIB, 3 * MIB]);
    await stream.next();
    expect(begun).toEqual([0]);
    await stream.next();
    expect(begun).toEqual([0, 1]);
    await stream.next();
    expect(begun).toEqual([0, 1, 2, 3]);
  });

  it('passes on what the work throws, once its turn has come', async () => {
    const stream = readAhead(
      [0, 1, 2],
      () => 1,
      async (at) => {
        if (at === 1) throw new Error('no');
        return at;
      },
    );
    expect((await stream.next()).value).toEqual([0, 0]);
    await expect(stream.next()).rejects.toThrow('no');
  });
});
