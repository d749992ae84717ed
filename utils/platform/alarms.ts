import { browser } from './browser';

export type AlarmName = 'watch' | 'captures' | 'notices';

/**
 * Creates the alarm only if it is missing. Browsers forget alarms at restart, update and re-enabling, so this runs at
 * every start; creating one that exists would push it away for ever (security.md row 10).
 * @param when milliseconds since the epoch
 */
export async function ensureAlarm(name: AlarmName, when: number): Promise<void> {
  if (!(await browser.alarms.get(name))) await browser.alarms.create(name, { when });
}

/** Moves the alarm to a new time, because the plan itself has changed. */
export const moveAlarm = (name: AlarmName, when: number): Promise<void> => browser.alarms.create(name, { when });

export const dropAlarm = (name: AlarmName): Promise<boolean> => browser.alarms.clear(name);

export function onAlarm(listener: (name: string) => void): void {
  browser.alarms.onAlarm.addListener((alarm) => listener(alarm.name));
}
