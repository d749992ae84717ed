import { DAY, HOUR } from '../../utils/kernel';
import {
  clearNotification,
  loadPart,
  moveAlarm,
  readStored,
  removeStored,
  showBadge,
  showNotification,
  writeStored,
} from '../../utils/platform';
import { documentsUrl, feedUrl, LK, orderUrl } from '../../utils/portal';
import {
  type Baseline,
  BLIND_AFTER,
  type Memory,
  quietUntil,
  type RequestEvent,
  type Schedule,
  type Topic,
  whatToShow,
} from '../../utils/requests';
import { badgeTitle, type Locale, type NoticeTexts } from '../../utils/text';
import type { Parts } from './compose';
import type { WatchDesk } from './parts/watch';
import { currentSettings } from './settings';

export const STATE_NOTICE = 'watch-state';
const SNOOZE = HOUR;
const ATTENTION = '#9a5200';
const KEPT = 30 * DAY;

/**
 * Shows what the outbox holds. The notification's id is the event's: shown twice after a crash, it is one on the screen.
 * A session that ended, a wish to see the person, a watch that sees nothing for an hour: each is said once.
 */
export async function announce({ store, clock }: Parts, memory?: Memory): Promise<void> {
  const { locale, discreet, quiet, sound } = await currentSettings();
  const silent = !sound;
  const { outbox, schedule } = memory ?? (await store.memory());
  const now = new Date(clock());
  const untold = outbox.filter(({ state }) => state === 'pending');
  const pending = untold.flatMap(({ event, notBefore }) => (notBefore <= now.getTime() ? [event] : []));
  const showing = whatToShow(pending, quiet, now);
  const told = showing.kind === 'nothing' ? [] : showing.events;
  for (const [at, event] of told.entries()) {
    const texts = await textsOf(locale);
    const digest = showing.kind === 'digest';
    const words = discreet ? texts.discreet : wordsOf(event, texts);
    const [title, message] = digest ? [texts.digestTitle(told.length), texts.digest] : words;
    if (!digest || at === 0)
      await showNotification({ id: event.id, title, message, silent, buttons: digest ? [] : texts.buttons });
    await store.setOutbox(event.id, 'shown');
  }
  const waiting = outbox.filter(({ state }) => state !== 'done').length;
  const silentUntil = quietUntil(quiet, now);
  const trouble = troubleOf(schedule, now.getTime());
  await tellOfTrouble(trouble, locale, silentUntil !== null);
  const later = untold.map(({ notBefore }) => notBefore).filter((at) => at > now.getTime());
  if (silentUntil !== null && (pending.length > 0 || trouble)) later.push(silentUntil);
  if (later.length > 0) await moveAlarm('notices', Math.min(...later));
  await showBadge(waiting > 0 ? String(waiting) : trouble ? '!' : '', ATTENTION, badgeTitle(locale, waiting));
  await store.pruneOutbox(clock() - KEPT, outbox);
}

/** Words are read only when there is something to say. */
export const textsOf = async (locale: Locale): Promise<NoticeTexts> =>
  (await loadPart<WatchDesk>('watch-desk')).noticeTexts(locale);

type Trouble = 'login' | 'challenge' | 'blind';

/** What the person should hear of the watch itself. No connection is theirs to see, and nothing to be told of. */
function troubleOf(schedule: Schedule | null, now: number): Trouble | null {
  if (!schedule) return null;
  const { state, waitsForPerson, blindSince } = schedule;
  if (waitsForPerson && (state === 'login' || state === 'challenge')) return state;
  const blind = blindSince !== null && now - blindSince >= BLIND_AFTER;
  return blind && state !== 'network' && state !== 'ok' ? 'blind' : null;
}

/** Said when it begins, and never again until it has ended or become another one; then it is taken back. */
async function tellOfTrouble(trouble: Trouble | null, locale: Locale, silent: boolean): Promise<void> {
  const told = await readStored('stateTold');
  if (trouble === null) {
    if (told === undefined) return;
    await clearNotification(STATE_NOTICE);
    await removeStored('stateTold');
  } else if (told !== trouble && !silent) {
    const [title, message] = (await textsOf(locale))[trouble];
    await showNotification({ id: STATE_NOTICE, title, message });
    await writeStored('stateTold', trouble);
  }
}

/** Where a watched request is shown on the portal. */
export const requestUrl = ({ face, type, number }: Baseline): string =>
  face === 'lk' ? feedUrl(type, number) : orderUrl(face, number);

/** Where news that belong to no request are shown; null for the id of a request. Letters: their list, opened by a person. */
export const topicUrl = (watchId: string): string | null =>
  ({
    'topic:drafts': `${LK}/orders/drafts`,
    'topic:letters': `${LK}/notifications?type=GEPS`,
    'topic:documents': documentsUrl('lk'),
  })[watchId as `topic:${Topic}`] ?? null;

/** «Later»: the same news once more in an hour. */
export async function snooze(parts: Parts, watchId: string): Promise<void> {
  const rows = (await parts.store.outbox()).filter(({ event, state }) => event.watchId === watchId && state !== 'done');
  for (const { event } of rows) {
    await parts.store.setOutbox(event.id, 'pending', parts.clock() + SNOOZE);
    await clearNotification(event.id);
  }
  await announce(parts);
}

/** The person has the requests before their eyes: their events are dealt with, on the screen and on the toolbar. */
export async function settle(parts: Parts, ...watchIds: readonly string[]): Promise<void> {
  const rows = (await parts.store.outbox()).filter(
    ({ event, state }) => watchIds.includes(event.watchId) && state !== 'done',
  );
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
