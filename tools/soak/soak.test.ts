import { expect, it } from 'vitest';
import { answers } from './answers.ts';
import { seeded } from './random.ts';
import { runSoak } from './run.ts';

it('holds for a sample of generated answers', async () => {
  const lines: string[] = [];
  expect(await runSoak('answers', answers, { rounds: 4, seed: 1 }, (line) => lines.push(line)), lines.join('\n')).toBe(
    0,
  );
  expect(lines).toEqual(['answers: 4 rounds, 0 failed']);
}, 60_000);

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

it('plays the same for the same seed', () => {
  const play = (seed: number) => {
    const random = seeded(seed);
    return Array.from({ length: 20 }, () => random.upTo(1_000));
  };
  expect(play(5)).toEqual(play(5));
  expect(play(5)).not.toEqual(play(6));
});
