import { expect, it } from 'vitest';
import { seeded } from './random.ts';
import { runSoak } from './run.ts';
import { watch } from './watch.ts';

it('holds for a sample of generated answers', async () => {
  const lines: string[] = [];
  const failed = await runSoak('watch', watch, { rounds: 10, seed: 1 }, (line) => lines.push(line));
  expect(failed, lines.join('\n')).toBe(0);
  expect(lines.at(-1)).toBe('watch: 10 rounds, 0 failed');
  const count = (what: string) =>
    Number(
      lines
        .find((line) => line.startsWith(`${what}: `))
        ?.split(': ')
        .at(-1),
    );
  expect(count('answers in all')).toBeGreaterThan(1_000);
  expect(count('changes told')).toBeGreaterThan(100);
}, 120_000);

it('tells each failure with the seed that repeats it, and goes on', async () => {
  const lines: string[] = [];
  const soak = {
    what: '',
    rounds: 9,
    async round(seed: number) {
      if (seed % 2 === 0) throw new Error('even');
    },
  };
  expect(await runSoak('odd', soak, { rounds: 3, seed: 7 }, (line) => lines.push(line))).toBe(1);
  expect(lines).toEqual([
    'seed 8: even',
    '  again: npm run soak -- odd --rounds 1 --seed 8',
    'odd: 3 rounds, 1 failed',
  ]);
});

it('fails as a whole when its rounds never met what they are about', async () => {
  const lines: string[] = [];
  const soak = { what: '', rounds: 9, round: async () => undefined, lacks: (n: number) => (n < 3 ? [] : ['captured']) };
  expect(await runSoak('blind', soak, { rounds: 2 }, () => undefined)).toBe(0);
  expect(await runSoak('blind', soak, { rounds: 3 }, (line) => lines.push(line))).toBe(1);
  expect(lines).toEqual(['never met in 3 rounds: captured', 'blind: 3 rounds, 1 failed']);
});

it('plays the same for the same seed', () => {
  const play = (seed: number) => {
    const random = seeded(seed);
    return Array.from({ length: 20 }, () => random.upTo(1_000));
  };
  expect(play(5)).toEqual(play(5));
  expect(play(5)).not.toEqual(play(6));
});
