import { DAY, HOUR } from '../../utils/kernel';
import { clearNotification, loadPart, moveAlarm, readStored, showBadge } from '../../utils/platform';
import { documentsUrl, feedUrl, LK, orderUrl } from '../../utils/portal';
import { type Baseline, type Memory, obstacleOf, quietUntil, type Topic, troubleOf } from '../../utils/requests';
import { badgeTitle } from '../../utils/text';
import type { Parts } from './compose';
import type { WatchDesk } from './parts/watch';
import { currentSettings } from './settings';

export const STATE_NOTICE = 'watch-state';
const SNOOZE = HOUR;
const ATTENTION = '#9a5200';
const KEPT = 30 * DAY;

const desk = () => loadPart<WatchDesk>('watch-desk');

/**
 * Has what the outbox holds told, and keeps the toolbar's sign true. What speaks is read only when there is something
 * new to say.
 */
export async function announce({ store, clock }: Parts, memory?: Memory): Promise<void> {
  const { locale, quiet } = await currentSettings();
  const { baselines, outbox, schedule } = memory ?? (await store.memory());
  const now = clock();
  const silentUntil = quietUntil(quiet, new Date(now));
  const untold = outbox.filter(({ state }) => state === 'pending');
  const pending = untold.flatMap(({ event, notBefore }) => (notBefore <= now ? [event] : []));
  if (pending.length > 0 && silentUntil === null) await (await desk()).tell(store, pending, baselines);
  const trouble = troubleOf(schedule);
  const told = (await readStored('stateTold')) ?? null;
  if (told !== trouble && (trouble === null || silentUntil === null)) await (await desk()).tellTrouble(trouble);
  const later = untold.map(({ notBefore }) => notBefore).filter((at) => at > now);
  if (silentUntil !== null && (pending.length > 0 || trouble)) later.push(silentUntil);
  if (later.length > 0) await moveAlarm('notices', Math.min(...later));
  const waiting = outbox.filter(({ state }) => state !== 'done').length;
  const title = badgeTitle(locale, waiting, obstacleOf(schedule), trouble === 'blind');
  await showBadge(waiting > 0 ? String(waiting) : trouble ? '!' : '', ATTENTION, title);
  await store.pruneOutbox(now - KEPT, outbox);
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
