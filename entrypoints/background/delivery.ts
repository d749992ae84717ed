import { DAY } from '../../utils/kernel';
import {
  clearNotification,
  openTab,
  readStored,
  removeStored,
  showBadge,
  showNotification,
  writeStored,
} from '../../utils/platform';
import { orderUrl, WWW } from '../../utils/portal';
import type { RequestEvent, Schedule } from '../../utils/requests';
import { type NoticeTexts, noticeTexts } from '../../utils/text';
import type { Parts } from './compose';
import { currentSettings } from './settings';

const LOGIN_NOTICE = 'login';
const ATTENTION = '#9a5200';
const KEPT = 30 * DAY;

/**
 * Shows what the outbox holds. The notification's id is the event's: shown twice after a crash, it is one on the screen.
 * A session that ended is said once.
 */
export async function announce({ store, clock }: Parts): Promise<void> {
  const { locale } = await currentSettings();
  const texts = noticeTexts(locale);
  const outbox = await store.outbox();
  for (const { event, state } of outbox) {
    if (state !== 'pending') continue;
    const [title, message] = wordsOf(event, texts);
    await showNotification({ id: event.id, title, message });
    await store.setOutbox(event.id, 'shown');
  }
  const waiting = outbox.filter(({ state }) => state !== 'done').length;
  const loggedOut = await tellOfLogin(await store.schedule(), texts);
  await showBadge(waiting > 0 ? String(waiting) : loggedOut ? '!' : '', ATTENTION, texts.badge(waiting));
  await store.pruneOutbox(clock() - KEPT);
}

/** Said when the watch begins to wait for a login, and never again until a login was seen; then it is taken back. */
async function tellOfLogin(schedule: Schedule | null, texts: NoticeTexts): Promise<boolean> {
  const loggedOut = schedule?.state === 'login' && schedule.waitsForPerson;
  const told = await readStored('loginTold');
  if (loggedOut && told === undefined) {
    await showNotification({ id: LOGIN_NOTICE, title: texts.login[0], message: texts.login[1] });
    await writeStored('loginTold', schedule.lastRunAt);
  } else if (!loggedOut && told !== undefined) {
    await clearNotification(LOGIN_NOTICE);
    await removeStored('loginTold');
  }
  return loggedOut;
}

/** A click on a notification opens the request on the portal. */
export async function openEvent(parts: Parts, id: string): Promise<void> {
  const row = (await parts.store.outbox()).find(({ event }) => event.id === id);
  const watched = row && (await parts.store.baselines()).find((one) => one.id === row.event.watchId);
  await clearNotification(id);
  if (id === LOGIN_NOTICE) return openTab(`${WWW}/`);
  if (!row || !watched) return;
  await openTab(orderUrl(watched.face, watched.number));
  await settle(parts, watched.id);
}

/** The person has the request before their eyes: its events are dealt with, on the screen and on the toolbar. */
export async function settle(parts: Parts, watchId: string): Promise<void> {
  const rows = (await parts.store.outbox()).filter(({ event, state }) => event.watchId === watchId && state !== 'done');
  for (const { event } of rows) {
    await parts.store.setOutbox(event.id, 'done');
    await clearNotification(event.id);
  }
  await announce(parts);
}

function wordsOf({ kind, group }: RequestEvent, texts: NoticeTexts): readonly [string, string] {
  if (kind !== 'status') return texts[kind] as readonly [string, string];
  const known = group === 'needs-person' || group === 'executed' || group === 'rejected' ? group : 'other';
  return texts.status[known] as readonly [string, string];
}
