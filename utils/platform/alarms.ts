import { MINUTE } from '../kernel';
import { browser } from './browser';

export type AlarmName = 'watch' | 'captures' | 'notices' | 'picked' | 'trace' | 'papers';

/** What an alarm may be late before it is believed to be of another time. */
const SLACK = 2 * MINUTE;

/**
 * Creates the alarm if it is missing. Browsers forget alarms at restart, update and re-enabling, so this runs at every
 * start; moving one that exists away at each would keep it from ever ringing (security.md row 10). It may come nearer:
 * after the clock was set back an alarm lies in a future that the plan no longer knows.
 * @param when milliseconds since the epoch
 */
export async function ensureAlarm(name: AlarmName, when: number): Promise<void> {
  const there = await browser.alarms.get(name);
  if (!there || there.scheduledTime > when + SLACK) await browser.alarms.create(name, { when });
}

/** Moves the alarm to a new time, because the plan itself has changed. */
export const moveAlarm = (name: AlarmName, when: number): Promise<void> => browser.alarms.create(name, { when });

export const dropAlarm = (name: AlarmName): Promise<boolean> => browser.alarms.clear(name);

export function onAlarm(listener: (name: AlarmName) => void): void {
  // Nobody but us can set an alarm of ours.
  browser.alarms.onAlarm.addListener(({ name }) => listener(name as AlarmName));
}

export const hasAlarm = async (name: AlarmName): Promise<boolean> => (await browser.alarms.get(name)) !== undefined;
