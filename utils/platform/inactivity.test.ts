import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchInactivity } from './inactivity';

const MINUTE = 60_000;
type Page = { heard: () => void; hands: (() => void)[]; locked: boolean; active: () => void; locksAt: () => number };
let pages: Page[] = [];
let own: Page;

class Channel {
  onmessage: (() => void) | null = null;
  readonly #page = own;
  constructor() {
    this.#page.heard = () => this.onmessage?.();
  }
  postMessage() {
    for (const page of pages) if (page !== this.#page) page.heard();
  }
}

const openPage = (): Page => {
  own = { heard: () => undefined, hands: [], locked: false, active: () => undefined, locksAt: () => 0 };
  const page = own;
  pages.push(page);
  Object.assign(
    page,
    watchInactivity(
      () => {
        page.locked = true;
      },
      () => MINUTE,
    ),
  );
  return page;
};
const pass = (ms: number) => vi.advanceTimersByTime(ms);
const lockedOnes = () => pages.map(({ locked }) => locked);

beforeEach(() => {
  pages = [];
  vi.useFakeTimers({ now: 1_000_000 });
  vi.stubGlobal('BroadcastChannel', Channel);
  vi.stubGlobal('addEventListener', (_kind: string, hand: () => void) => own.hands.push(hand));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('locks every page after the time, counted from the last input of any of them', () => {
  const [first] = [openPage(), openPage()];
  pass(40_000);
  for (const hand of first.hands) hand();
  pass(50_000);
  expect(lockedOnes()).toEqual([false, false]);
  expect(pages.map(({ locksAt }) => locksAt())).toEqual([1_100_000, 1_100_000]);
  pass(10_000);
  expect(lockedOnes()).toEqual([true, true]);
});

it.each([20, 200, 900, 1_500])('what goes on every %d ms in one page keeps the other open too', (each) => {
  const [first] = [openPage(), openPage()];
  for (let gone = 0; gone < 5 * MINUTE; gone += each) {
    pass(each);
    first.active();
  }
  expect(lockedOnes()).toEqual([false, false]);
});

it.each([
  ['forward', 2 * MINUTE],
  ['back', -2 * MINUTE],
])('a clock that jumped %s locks at the next tick, and input does not save it', (_way, jump) => {
  const page = openPage();
  pass(10_000);
  vi.setSystemTime(Date.now() + jump);
  page.active();
  expect(page.locked).toBe(true);
  const other = openPage();
  vi.setSystemTime(Date.now() + jump);
  pass(1_000);
  expect(other.locked).toBe(true);
});
