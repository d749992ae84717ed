import assert from 'node:assert/strict';
import type { PortalState } from '../../portal/model/state.ts';
import { articleLabelOf } from '../../portal/model/statuses.ts';
import type { TrainingOrder } from '../../portal/model/types.ts';
import type { Face } from '../../utils/portal';
import type { Random } from './random.ts';

const DOUBT_MS = 10 * 60_000;
const KNOWN = [2, 3, 4, 6, 14, 15, 21, 25, 34, 38] as const;
const UNKNOWN = [777, 912, 555] as const;

/** `sure`: the look could see the order as it is. `unsure`: it may have seen it or not. `blind`: it could not. */
export type Sight = 'sure' | 'unsure' | 'blind';
type Moment = { moves: number; status: string; unknown: boolean };

/** One watched order: its true history, and what of it was told. */
export class Truth {
  readonly face: Face;
  readonly number: string;
  readonly #state: PortalState;
  #told: Moment;
  #doubt: { status: string; at: number; sure: boolean } | null = null;
  #away: TrainingOrder | null = null;
  /** Told when only a part of it was on the page: the rest may be told when it comes to light. */
  #partly = false;

  constructor(state: PortalState, face: Face, number: string) {
    this.#state = state;
    this.face = face;
    this.number = number;
    this.#told = this.#now();
  }

  get gone(): boolean {
    return this.#away !== null;
  }

  /** What may happen to an order between two looks. Answers what it was. */
  move(random: Random, later: (ms: number) => void): string | null {
    const { number } = this;
    if (this.#away || random.chance(0.1)) return this.#vanishOrReturn();
    const comment = `Ответ ведомства №${random.upTo(1_000_000)} — всё ещё в работе`;
    const past = this.#state.order(number).history;
    if (random.chance(0.15)) later(random.upTo(40) * 86_400_000);
    const kind = random.oneOf([
      'status',
      'status',
      'status',
      'comment',
      'back',
      'unknown',
      'file',
      'file alone',
      'read',
    ]);
    if (kind === 'status') this.#state.moveStatus(number, { statusId: random.oneOf(KNOWN), comment });
    if (kind === 'back') {
      const { statusId, title } = past.at(-2) ?? past[0];
      this.#state.moveStatus(number, { statusId, title, comment });
    }
    if (kind === 'unknown')
      this.#state.moveStatus(number, { statusId: random.oneOf(UNKNOWN), title: 'Ушло дальше', comment });
    if (kind.startsWith('file'))
      this.#state.addFile(number, { name: `Ответ ${random.upTo(1_000_000)}.pdf`, kind: 'not-a-pdf' });
    if (kind === 'comment' || kind === 'file') this.#state.addComment(number, comment);
    if (kind === 'read') this.#state.order(number).unread = false;
    later(0);
    return kind;
  }

  /** Holds the events of one look against the truth. */
  hold(events: readonly { kind: string; statusId: number | null }[], sight: Sight, at: number, where: string): void {
    const now = this.#now();
    const pending = !this.gone && now.moves !== this.#told.moves;
    const [event] = events;
    const rest = this.#partly && event?.kind !== 'status';
    assert.ok(
      events.length <= ((pending || rest) && sight !== 'blind' ? 1 : 0),
      `false: ${where}: ${JSON.stringify(events)}`,
    );
    const doubtful = pending && now.unknown && now.status !== this.#told.status;
    if (doubtful && !this.#confirmed(now, at)) {
      if (event)
        assert.ok(!this.#doubt?.sure && this.#doubt !== null, `false: ${where}: an unknown status at first sight`);
      if (!event && sight !== 'blind') this.#doubtIt(now, at, sight === 'sure');
    } else if (pending && sight === 'sure') assert.ok(event, `missed: ${where}`);
    if (sight === 'sure') this.#partly = false;
    if (!event) return;
    if (sight === 'unsure') this.#partly = true;
    if (!pending) return;
    const status = now.status !== this.#told.status;
    assert.equal(
      event.kind === 'status',
      status,
      `${where}: told as «${event.kind}», ${this.#told.status} → ${now.status}`,
    );
    if (this.face === 'lk') assert.equal(String(event.statusId), now.status, `${where}: the status told`);
    this.#told = now;
    this.#doubt = null;
  }

  #confirmed({ status }: Moment, at: number): boolean {
    return this.#doubt?.status === status && this.#doubt.sure && at - this.#doubt.at >= DOUBT_MS;
  }

  #doubtIt({ status }: Moment, at: number, sure: boolean): void {
    if (this.#doubt?.status === status && this.#doubt.sure) return;
    this.#doubt = { status, at, sure };
  }

  #vanishOrReturn(): string {
    if (this.#away) {
      this.#state.orders.set(this.number, this.#away);
      this.#away = null;
      return 'there again';
    }
    this.#away = this.#state.order(this.number);
    this.#state.orders.delete(this.number);
    return 'gone';
  }

  #now(): Moment {
    const order = this.#away ?? this.#state.order(this.number);
    const last = order.history.at(-1) ?? order.history[0];
    const label = articleLabelOf(last.statusId);
    const unknown = UNKNOWN.some((id) => id === last.statusId);
    const status = this.face === 'lk' ? String(last.statusId) : (label ?? 'unknown');
    return { moves: order.history.length + order.files.length, status, unknown };
  }
}
