import { browser, ownUrl } from './browser';

/** One notification: `id` is the event's id, so showing it twice shows it once. */
export type Notice = { id: string; title: string; message: string };

export async function showNotification({ id, title, message }: Notice): Promise<void> {
  await browser.notifications.create(id, { type: 'basic', iconUrl: ownUrl('/icon/128.png'), title, message });
}

export const clearNotification = (id: string): Promise<boolean> => browser.notifications.clear(id);

export function onNotificationClicked(listener: (id: string) => void): void {
  browser.notifications.onClicked.addListener(listener);
}

/** The toolbar sign: nothing, a number, or «!»; the title says the same in words. */
export async function showBadge(text: string, colour: string, title: string): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: colour }),
    browser.action.setTitle({ title }),
  ]);
}
