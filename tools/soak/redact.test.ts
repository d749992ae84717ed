import { expect, it } from 'vitest';
import { disguises } from './disguises.ts';
import { seeded } from './random.ts';
import { canaryState, redact, told } from './redact.ts';
import { reports } from './reports.ts';
import { runSoak } from './run.ts';

it('tells no canary of a sample of 2 000 states', async () => {
  const lines: string[] = [];
  expect(await runSoak('redact', redact, { rounds: 20, seed: 1 }, (line) => lines.push(line)), lines.join('\n')).toBe(
    0,
  );
  expect(lines).toContain('states: 2000');
});

it('reads a sample of 1 000 mutated reports, refusing some and taking others', async () => {
  const lines: string[] = [];
  expect(await runSoak('reports', reports, { rounds: 10, seed: 1 }, (line) => lines.push(line)), lines.join('\n')).toBe(
    0,
  );
  const count = (what: string) => Number(lines.find((line) => line.startsWith(what))?.split(': ')[1]);
  expect(count('refused')).toBeGreaterThan(300);
  expect(count('taken')).toBeGreaterThan(30);
});

it('would see a canary in each disguise, wherever it stands', () => {
  const canary = 'zq0a1b2c3жы123456789';
  const leaks: [string, string][] = [
    ['raw', canary],
    ['URL-encoded', encodeURIComponent(canary)],
    ['hex', Buffer.from(canary).toString('hex').toUpperCase()],
    ['UTF-16', Buffer.from(canary, 'utf16le').toString('latin1')],
    ...['', 'a', 'ab'].map((before): [string, string] => [
      `base64 after «${before}»`,
      Buffer.from(`${before}${canary}tail`).toString('base64'),
    ]),
  ];
  for (const [how, leak] of leaks) {
    const out = `words before ${leak} and after`.toLowerCase();
    expect(
      disguises(canary).some(([, text]) => out.includes(text.toLowerCase())),
      how,
    ).toBe(true);
  }
});

it('plants dozens of canaries, and the states differ enough to be told of differently', () => {
  const random = seeded(7);
  const states = Array.from({ length: 50 }, () => canaryState(random));
  for (const { canaries } of states) expect(canaries.length).toBeGreaterThan(20);
  expect(new Set(states.map(({ given, trace }) => told(given, trace))).size).toBeGreaterThan(45);
});
