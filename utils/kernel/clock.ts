/** Milliseconds since the epoch. Everything that asks for the time takes a Clock, so tests own the time. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The end of 2200, ms since the epoch: what is later is no time but a mistake or a trap. `Date` throws at the worst of it. */
export const LATEST = 7_289_654_399_999;

/** A time as it is, 0 for what cannot be one. */
export const timeIn = (at: number): number => (at >= 0 && at <= LATEST ? at : 0);
