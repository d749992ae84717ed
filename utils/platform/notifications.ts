import { browser, ownUrl } from './browser';

/**
 * One notification: `id` is the event's id, so showing it twice shows it once. Firefox knows neither buttons nor
 * silence and refuses a notification that asks for them.
 */
export type Notice = { id: string; title: string; message: string; buttons?: readonly string[]; silent?: boolean };

export async function showNotification({ id, title, message, buttons = [], silent = true }: Notice): Promise<void> {
  const chromium = import.meta.env.FIREFOX ? {} : { silent, buttons: buttons.map((label) => ({ title: label })) };
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: ownUrl('/icon/128.png'),
    title,
    message,
    ...chromium,
  });
}

export const clearNotification = (id: string): Promise<boolean> => browser.notifications.clear(id);

export function onNotificationClicked(listener: (id: string) => void): void {
  browser.notifications.onClicked.addListener(listener);
}

/** `at`: which of the buttons, in the order they were given. */
export function onNotificationButton(listener: (id: string, at: number) => void): void {
  browser.notifications.onButtonClicked?.addListener(listener);
}

/**
 * The toolbar sign: nothing, a number, or «!»; the title says the same in words. Said at each wake, and nearly always
 * there already: the browser writes what it is told to the disk, even the same once more.
 */
export async function showBadge(text: string, colour: string, title: string): Promise<void> {
  const [sign, words] = await Promise.all([browser.action.getBadgeText({}), browser.action.getTitle({})]);
  if (sign === text && words === title) return;
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: colour }),
    browser.action.setTitle({ title }),
  ]);
}
