import { clearNotification, openTab, showBadge, showNotification } from '../../utils/platform';
import { orderUrl, WWW } from '../../utils/portal';
import type { RequestEvent } from '../../utils/requests';
import { type NoticeTexts, noticeTexts } from '../../utils/text';
import type { Parts } from './compose';
import { currentSettings } from './settings';

const LOGIN_NOTICE = 'login';
const ATTENTION = '#9a5200';

/**
 * Shows what the outbox holds. The notification's id is the event's: shown twice after a crash, it is one on the screen.
 * A session that ended is said once, when the state is reached.
 */
export async function announce({ store }: Parts): Promise<void> {
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
  const schedule = await store.schedule();
  const loggedOut = schedule?.state === 'login' && schedule.waitsForPerson;
  if (loggedOut && schedule.failures === 1)
    await showNotification({ id: LOGIN_NOTICE, title: texts.login[0], message: texts.login[1] });
  await showBadge(waiting > 0 ? String(waiting) : loggedOut ? '!' : '', ATTENTION, texts.badge(waiting));
}

/** A click on a notification opens the request on the portal. */
export async function openEvent(parts: Parts, id: string): Promise<void> {
  const row = (await parts.store.outbox()).find(({ event }) => event.id === id);
  const watched = row && (await parts.store.baselines()).find((one) => one.id === row.event.watchId);
  await clearNotification(id);
  if (id === LOGIN_NOTICE) return openTab(`${WWW}/`);
  if (!row || !watched) return;
  await parts.store.setOutbox(id, 'done');
  await openTab(orderUrl(watched.face, watched.number));
  await announce(parts);
}

function wordsOf({ kind, group }: RequestEvent, texts: NoticeTexts): readonly [string, string] {
  if (kind !== 'status') return texts[kind] as readonly [string, string];
  const known = group === 'needs-person' || group === 'executed' || group === 'rejected' ? group : 'other';
  return texts.status[known] as readonly [string, string];
}
