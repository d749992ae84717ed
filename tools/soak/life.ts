import type { FaultKind } from '../../portal/server/faults.ts';
import { DAY, HOUR, MINUTE } from '../../utils/kernel';
import type { World } from './portal-answers.ts';
import type { Random } from './random.ts';

/** The person, the computer and the portal's mood over some days, as a seed has it. Times are true ones. */
export type Life = {
  now: number;
  /** How much the computer's clock is ahead of the truth. */
  skew: number;
  touchedAt: number;
  present: boolean;
  asleep: boolean;
  open: boolean;
  /** How this person lives: the mean length of a sitting, and of the time between two looks by hand. */
  habits: { sitting: number; press: number };
  /** What the person or the world did in this step; the background hears of it. */
  news: News[];
};
export type News =
  | 'return'
  | 'start'
  | 'visit'
  | 'press'
  | 'move'
  | 'jump back'
  | 'jump on'
  | 'loss'
  | 'works'
  | 'well';

export const STEP = 15_000;
const JUMPS = [5 * MINUTE, HOUR, 3 * HOUR, DAY, 40 * DAY] as const;
const STATUSES = [2, 3, 4, 6, 14, 15, 21, 25, 34, 38] as const;

export const newLife = (now: number, random: Random): Life => ({
  now,
  skew: 0,
  touchedAt: now,
  present: true,
  asleep: false,
  open: true,
  habits: {
    sitting: random.oneOf([3 * HOUR, 3 * HOUR, 60 * HOUR]),
    press: random.oneOf([5 * HOUR, 5 * HOUR, 10 * MINUTE]),
  },
  news: [],
});

/** Lives on by one step. `often(period)`: happens in this step, once in such a period on the average. */
export function live(life: Life, world: World, order: string, random: Random): void {
  const often = (period: number) => random.chance(STEP / period);
  life.now += STEP;
  life.news = [];
  const say = (...news: News[]) => life.news.push(...news);
  if (life.present ? often(life.habits.sitting) : often(4 * HOUR)) {
    life.present = !life.present;
    if (life.present) {
      life.asleep = false;
      if (!life.open) start(life, world, random, say);
      else say('return');
    }
  }
  if (life.present) {
    life.touchedAt = life.now;
    if (life.open && often(9 * HOUR)) life.open = false;
    else if (!life.open && often(HOUR / 2)) start(life, world, random, say);
    if (life.open && often(2 * HOUR)) {
      world.loggedIn = true;
      say('visit');
    }
    if (life.open && often(life.habits.press)) say('press');
  } else if (!life.asleep && often(HOUR)) life.asleep = true;
  if (often(30 * HOUR)) {
    const by = random.oneOf(JUMPS) * (random.chance(0.5) ? 1 : -1);
    life.skew += by;
    say(by > 0 ? 'jump on' : 'jump back');
  }
  if (world.loggedIn && often(10 * HOUR)) logOut(world, say);
  if (world.fault ? often(2 * HOUR) : often(16 * HOUR)) {
    world.fault = world.fault ? null : works(random);
    say(world.fault ? 'works' : 'well');
  }
  if (often(5 * HOUR)) {
    world.state.moveStatus(order, { statusId: random.oneOf(STATUSES), comment: `Слова ${random.upTo(1e9)}` });
    say('move');
  }
}

function works(random: Random): World['fault'] {
  const kind = random.oneOf<FaultKind>(['503', '503', '429', '500', 'hang', 'login-page-200', 'anti-bot', 'truncated']);
  const extra = { ms: 0, retryAfterSeconds: random.oneOf([60, 600, 7_200, 200_000]) };
  return { kind, from: random.upTo(3), extra };
}

function start(life: Life, world: World, random: Random, say: (...news: News[]) => void): void {
  life.open = true;
  say('start');
  if (random.chance(0.5)) logOut(world, say);
}

function logOut(world: World, say: (...news: News[]) => void): void {
  world.loggedIn = false;
  say('loss');
}
