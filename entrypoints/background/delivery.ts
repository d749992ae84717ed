import { DAY } from '../../utils/kernel';
import {
  clearNotification,
  moveAlarm,
  openTab,
  readStored,
  removeStored,
  showBadge,
  showNotification,
  writeStored,
} from '../../utils/platform';
import { orderUrl, WWW } from '../../utils/portal';
import { quietUntil, type RequestEvent, type Schedule, whatToShow } from '../../utils/requests';
import { type NoticeTexts, noticeTexts } from '../../utils/text';
import type { Parts } from './compose';
import { currentSettings } from './settings';

const LOGIN_NOTICE = 'login';
const REHEARSAL = 'rehearsal';
const ATTENTION = '#9a5200';
const KEPT = 30 * DAY;

/**
 * Shows what the outbox holds. The notification's id is the event's: shown twice after a crash, it is one on the screen.
 * A session that ended is said once.
 */
export async function announce({ store, clock }: Parts): Promise<void> {
  const { locale, discreet, quiet } = await currentSettings();
  const texts = noticeTexts(locale);
  const outbox = await store.outbox();
  const pending = outbox.flatMap(({ event, state }) => (state === 'pending' ? [event] : []));
  const now = new Date(clock());
  const showing = whatToShow(pending, quiet, now);
  const told = showing.kind === 'nothing' ? [] : showing.events;
  for (const [at, event] of told.entries()) {
    const digest = showing.kind === 'digest';
    const words = discreet ? texts.discreet : wordsOf(event, texts);
    const [title, message] = digest ? [texts.digestTitle(told.length), texts.digest] : words;
    if (!digest || at === 0) await showNotification({ id: event.id, title, message });
    await store.setOutbox(event.id, 'shown');
  }
  const waiting = outbox.filter(({ state }) => state !== 'done').length;
  const silentUntil = quietUntil(quiet, now);
  const loggedOut = await tellOfLogin(await store.schedule(), texts, silentUntil !== null);
  if (silentUntil !== null && (pending.length > 0 || loggedOut)) await moveAlarm('notices', silentUntil);
  await showBadge(waiting > 0 ? String(waiting) : loggedOut ? '!' : '', ATTENTION, texts.badge(waiting));
  await store.pruneOutbox(clock() - KEPT);
}

/** Said when the watch begins to wait for a login, and never again until a login was seen; then it is taken back. */
async function tellOfLogin(schedule: Schedule | null, texts: NoticeTexts, silent: boolean): Promise<boolean> {
  const loggedOut = schedule?.state === 'login' && schedule.waitsForPerson;
  const told = await readStored('loginTold');
  if (loggedOut && told === undefined && !silent) {
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

/** A trial through the real channel, at the person's wish: also what a discreet notice looks like. */
export async function rehearse(): Promise<null> {
  const { locale, discreet } = await currentSettings();
  const texts = noticeTexts(locale);
  const [title, message] = discreet ? texts.discreet : texts.rehearsal;
  await showNotification({ id: REHEARSAL, title, message });
  return null;
}

function wordsOf({ kind, group }: RequestEvent, texts: NoticeTexts): readonly [string, string] {
  if (kind !== 'status') return texts[kind] as readonly [string, string];
  const known = group === 'needs-person' || group === 'executed' || group === 'rejected' ? group : 'other';
  return texts.status[known] as readonly [string, string];
}
