import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE } from '../../utils/kernel';
import { AWAY_AFTER, type PollReport } from '../../utils/requests';
import type { Life } from './life.ts';
import type { World } from './portal-answers.ts';

/** The longest pause between two looks that nothing stands in the way of: half an hour, a fifth more, and the alarm. */
const USUAL = 36 * MINUTE;
const ALARM = MINUTE;
const LONGEST_BACK_OFF = 6 * HOUR;
const A_DAY = 48;

type Look = { at: number; device: number; felt: number; sure: number; backs: number };

/** What the watch promises, held against each step of a life. */
export class Rules {
  readonly looks: Look[] = [];
  readonly #life: Life;
  readonly #world: World;
  /** Time as the computer's clock has counted it; what it was set back by is not in it. */
  #felt = 0;
  /** The same as far as it is sure: of a clock set back before the last look nobody knows how long ago that was. */
  #sure = 0;
  #device: number;
  #backs = 0;
  #told = 0;
  #untoldSince: number | null = null;
  #byHand = false;
  #report: PollReport | null = null;
  #failures = 0;
  #asked = 0;
  #waits = false;
  #astray = false;
  #quietSince: number;
  #returned: { at: number; looks: number } | null = null;

  constructor(life: Life, world: World) {
    this.#life = life;
    this.#world = world;
    this.#device = life.now + life.skew;
    this.#quietSince = life.now;
  }

  /** A new step of the life has begun. */
  step(): void {
    const { now, skew, news, present, open, asleep, touchedAt } = this.#life;
    const passed = Math.max(0, now + skew - this.#device);
    this.#felt += passed;
    this.#sure += passed;
    this.#device = now + skew;
    const last = this.looks.at(-1);
    if (last && this.#device < last.device) this.#sure = last.sure;
    const has = (what: Life['news'][number]) => news.includes(what);
    if (has('jump back')) {
      this.#backs++;
      // An alarm that was set by the old clock is far off; any wake of the background puts it right.
      this.#astray = true;
    }
    if (has('visit') || has('start') || has('press') || has('return')) this.#astray = false;
    if (has('visit')) this.#waits = false;
    if (has('move')) this.#untoldSince ??= now;
    if (has('press') || has('visit') || has('start') || has('jump back') || has('jump on')) this.#returned = null;
    const disturbed = !open || asleep || !present || now - touchedAt >= AWAY_AFTER || this.#waits || this.#astray;
    if (disturbed || this.#world.fault || !this.#world.loggedIn || news.length > 0 || this.#spent())
      this.#quietSince = now;
  }

  returned(): void {
    this.#returned = { at: this.#life.now, looks: this.looks.length };
  }

  byHand(yes: boolean): void {
    this.#byHand = yes;
  }

  /** The portal is about to be asked. */
  look(): void {
    const { now, touchedAt } = this.#life;
    const last = this.looks.at(-1);
    const one = { at: now, device: this.#device, felt: this.#felt, sure: this.#sure, backs: this.#backs };
    if (last && last.backs === one.backs) assert.ok(one.felt - last.felt >= MINUTE, 'two looks within a minute');
    if (!this.#byHand) assert.ok(now - touchedAt < AWAY_AFTER, 'a look while nobody is there');
    this.looks.push(one);
    const within = this.looks.filter(({ felt }) => felt > one.felt - DAY);
    const resets = one.backs - (within[0]?.backs ?? 0);
    assert.ok(within.length <= A_DAY + resets, `${within.length} looks in a day, ${resets} clock resets`);
    if (this.#returned && now - this.#returned.at < 15 * MINUTE)
      assert.ok(this.looks.length - this.#returned.looks <= 1, 'more than one look after a return');
  }

  looked(report: PollReport): void {
    this.#report = report;
    const { state } = report;
    this.#failures = state === 'ok' ? 0 : this.#failures + 1;
    this.#waits = state === 'login' || state === 'challenge';
    const fault = this.#world.fault;
    this.#asked = fault?.kind === '503' || fault?.kind === '429' ? (fault.extra?.retryAfterSeconds ?? 0) * 1_000 : 0;
  }

  /** @param rows in the outbox, after whatever this step has brought */
  told(rows: number): void {
    const more = rows - this.#told;
    const healthy = this.#world.fault === null && this.#world.loggedIn;
    assert.ok(more <= (this.#untoldSince === null ? 0 : 1), `${more} events where nothing or one thing had moved`);
    if (this.#report && healthy) {
      assert.equal(this.#report.state, 'ok', 'a healthy portal');
      assert.equal(more, this.#untoldSince === null ? 0 : 1, 'what a good look could see');
    }
    if (more > 0) this.#untoldSince = null;
    this.#told = rows;
    this.#report = null;
  }

  /** Nothing has stood in the way for so long that the change must have been told. */
  check(): void {
    if (this.#untoldSince === null) return;
    const since = Math.max(this.#quietSince, this.#untoldSince);
    const wait = this.#failures === 0 ? USUAL : Math.min(LONGEST_BACK_OFF, USUAL * 2 ** Math.min(this.#failures, 5));
    // A clock set back by less than the pause makes the pause longer by as much.
    const last = this.looks.at(-1);
    const slack = last && last.backs !== this.#backs ? USUAL : 0;
    const bound = Math.max(wait, Math.min(this.#asked, DAY)) + ALARM + slack;
    assert.ok(this.#life.now - since <= bound, `a change not told within ${Math.round(bound / MINUTE)} min`);
  }

  #spent(): boolean {
    const recent = this.looks.slice(-A_DAY);
    return recent.length === A_DAY && (recent[0]?.sure ?? 0) > this.#sure - DAY;
  }
}
