import { randomBytes } from 'node:crypto';

/** A login known to the server. `healthConfirmed` is the article's extra code before the medical card. */
export type Session = { token: string; expiresAt: number; ended: boolean; healthConfirmed: boolean };

const MINUTE = 60_000;
const SHARED = 'Domain=.gosuslugi.ru; Path=/; Secure';

/** Logins live here; the browser holds only names for them. */
export class Sessions {
  readonly #byToken = new Map<string, Session>();
  readonly #minutes: () => number;
  readonly #clock: () => number;
  #welcomeNext = false;

  constructor(minutes: () => number, clock: () => number) {
    this.#minutes = minutes;
    this.#clock = clock;
  }

  open(): Session {
    const session: Session = {
      token: randomBytes(18).toString('base64url'),
      expiresAt: this.#fresh(),
      ended: false,
      healthConfirmed: false,
    };
    this.#byToken.set(session.token, session);
    return session;
  }

  /** The live session of a token; null for none, an ended or an expired one. */
  find(token: string | undefined): Session | null {
    const session = token === undefined ? undefined : this.#byToken.get(token);
    return session && !session.ended && session.expiresAt > this.#clock() ? session : null;
  }

  /** The portal's own requests prolong a session while a page is open (portal.md 4.2). */
  prolong(session: Session): void {
    session.expiresAt = this.#fresh();
  }

  end(session: Session): void {
    session.ended = true;
  }

  endAll(): void {
    this.#welcomeNext = false;
    for (const session of this.#byToken.values()) session.ended = true;
  }

  /** Logs the person in again: known browsers at once, an unknown one with its next page. */
  revive(): void {
    this.#welcomeNext = true;
    for (const session of this.#byToken.values()) {
      session.ended = false;
      this.prolong(session);
    }
  }

  /** A new session for the first unknown browser after `revive`. */
  welcome(): Session | null {
    if (!this.#welcomeNext) return null;
    this.#welcomeNext = false;
    return this.open();
  }

  get live(): number {
    return [...this.#byToken.keys()].filter((token) => this.find(token)).length;
  }

  #fresh(): number {
    return this.#clock() + this.#minutes() * MINUTE;
  }
}

/** `Set-Cookie` values of a login: names and attributes as on the portal (portal.md 4.3), values invented. */
export const loginCookies = (session: Session, userId: number): string[] => [
  `acc_t=${session.token}; ${SHARED}; HttpOnly; SameSite=Lax`,
  `u=${userId}; ${SHARED}; SameSite=Lax`,
  `nau=${session.token.slice(0, 8)}; ${SHARED}; SameSite=Lax`,
  `usi_portal=${session.token.slice(8, 16)}; ${SHARED}; HttpOnly; SameSite=Strict`,
  `userSelectedLanguage=ru; ${SHARED}; SameSite=Lax`,
];

/** `Set-Cookie` values that forget a login. */
export const logoutCookies = (): string[] =>
  ['acc_t', 'u', 'nau', 'usi_portal'].map((name) => `${name}=; ${SHARED}; Max-Age=0`);
