import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import stub from '../entrypoints/portal-stub.ts';

const HEALTH = 'https://lk.gosuslugi.ru/health/meddocs';
let heard: unknown[];
/** How many of the next messages meet a worker that is just being put to sleep. */
let lost: number;
let go: (href: string) => void;

beforeEach(() => {
  vi.useFakeTimers();
  [heard, lost] = [[], 0];
  const location = { href: HEALTH };
  const navigation = new EventTarget();
  go = (href) => {
    location.href = href;
    navigation.dispatchEvent(new Event('navigatesuccess'));
  };
  const runtime = {
    id: 'x',
    lastError: undefined as object | undefined,
    sendMessage(message: unknown, respond: () => void) {
      heard.push(message);
      runtime.lastError = lost-- > 0 ? { message: 'Receiving end does not exist.' } : undefined;
      respond();
    },
  };
  vi.stubGlobal('location', location);
  vi.stubGlobal('navigation', navigation);
  vi.stubGlobal('chrome', { runtime });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(globalThis, 'medcardStub');
});

it('tells of a page of interest once', async () => {
  stub.main();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(heard).toEqual([{ type: 'visit', data: {} }]);
});

it('tells again when nobody heard', async () => {
  lost = 2;
  stub.main();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(heard).toHaveLength(3);
});

it('gives up after the fourth time, and at once when the person has gone on', async () => {
  lost = 100;
  stub.main();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(heard).toHaveLength(4);
  go('https://lk.gosuslugi.ru/notifications');
  go(HEALTH);
  go('https://lk.gosuslugi.ru/notifications');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(heard).toHaveLength(5);
});
