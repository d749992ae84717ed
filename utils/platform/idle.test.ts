import { afterEach, beforeEach, expect, it, vi } from 'vitest';

type State = 'active' | 'idle' | 'locked';
let listeners: ((state: State) => void)[];
const turns = (state: State) => {
  for (const listener of listeners) listener(state);
};

beforeEach(() => {
  vi.resetModules();
  listeners = [];
  const onStateChanged = { addListener: (listener: (state: State) => void) => void listeners.push(listener) };
  vi.stubGlobal('chrome', { idle: { onStateChanged, setDetectionInterval: () => undefined } });
});
afterEach(() => vi.unstubAllGlobals());

it('a locked screen is told of, each time, and nothing else is', async () => {
  const { onScreenLocked } = await import('./idle');
  const told = vi.fn();
  onScreenLocked(told);
  for (const state of ['idle', 'active', 'idle'] as const) turns(state);
  expect(told).not.toHaveBeenCalled();
  turns('locked');
  turns('active');
  turns('locked');
  expect(told).toHaveBeenCalledTimes(2);
});

it('the person is back when the computer is active again, not before', async () => {
  const { onReturn } = await import('./idle');
  const back = vi.fn();
  onReturn(60_000, back);
  for (const state of ['idle', 'locked'] as const) turns(state);
  expect(back).not.toHaveBeenCalled();
  turns('active');
  expect(back).toHaveBeenCalledTimes(1);
});
