import { anchorsOf } from '../../components/requests/anchors';
import type { CheckNowReply, WatchAllReply } from '../../utils/messaging';
import { clearNotification, isOff, loadPart, openOwnPage, openTab, showNotification } from '../../utils/platform';
import { WWW } from '../../utils/portal';
import {
  attend,
  mayCheckNow,
  newSchedule,
  pauseWatch,
  setWish,
  unwatchOrder,
  viewOf,
  type WatchId,
  type WatchView,
  type Wish,
} from '../../utils/requests';
import { noticeTexts } from '../../utils/text';
import type { Parts } from './compose';
import { requestUrl, STATE_NOTICE, settle, snooze, topicUrl } from './delivery';
import { knownNames, rememberNames } from './names';
import { openPapers, PAPERS_NOTICE } from './papers';
import type { PortalLook } from './parts/look';
import { pickedDesk } from './picked';
import { moveWatchAlarm, poll } from './polling';
import { currentSettings } from './settings';

const REHEARSAL = 'rehearsal';

export async function watchView({ store, clock }: Parts): Promise<WatchView> {
  const [{ baselines, schedule, topics, outbox }, names] = await Promise.all([store.memory(), knownNames()]);
  return viewOf(baselines, schedule, names, topics, outbox, clock());
}

export async function checkNow(parts: Parts): Promise<CheckNowReply> {
  const now = parts.clock();
  const allowed = mayCheckNow((await parts.store.schedule()) ?? newSchedule(now), now);
  if (!allowed.ok) return { started: false, allowedAt: allowed.error };
  await poll(parts, true);
  return { started: true };
}

/** «Watch them all»: counts as a look by hand, and is followed by one. */
export async function watchEverything(parts: Parts): Promise<WatchAllReply> {
  const now = parts.clock();
  const allowed = mayCheckNow((await parts.store.schedule()) ?? newSchedule(now), now);
  if (!allowed.ok) return { state: 'early', allowedAt: allowed.error };
  if (await isOff('watching')) return { state: 'unknown', added: 0, known: 0, more: false };
  const { watchAll } = await loadPart<PortalLook>('portal-look');
  const { state, added, known, more, names } = await watchAll(parts);
  await rememberNames({}, names);
  if (state === 'ok') await poll(parts, true);
  return { state, added, known, more };
}

export async function openRequest(parts: Parts, watchId: string): Promise<null> {
  const found = await attend(parts, watchId);
  const url = found ? requestUrl(found) : topicUrl(watchId);
  if (url === null) return null;
  await openTab(url);
  await settle(parts, watchId);
  return null;
}

export async function unwatch(parts: Parts, watchId: string): Promise<WatchView> {
  await unwatchOrder(parts, watchId as WatchId);
  await settle(parts, watchId);
  await moveWatchAlarm(parts);
  return watchView(parts);
}

export async function pause(parts: Parts, watchId: string, paused: boolean): Promise<WatchView> {
  await pauseWatch(parts, watchId, paused);
  await moveWatchAlarm(parts);
  return watchView(parts);
}

/** What is no longer wanted has no news that wait. */
export async function wish(parts: Parts, wanted: Wish, on: boolean): Promise<WatchView> {
  await setWish(parts, wanted, on);
  if (!on) await settle(parts, `topic:${wanted}`);
  await moveWatchAlarm(parts);
  return watchView(parts);
}

export async function putOff(parts: Parts, watchId: string): Promise<WatchView> {
  await snooze(parts, watchId);
  return watchView(parts);
}

/**
 * A button under a notification: «later», or «no more of this». The second is beside the first and easily hit by mistake,
 * and a history cannot be brought back: so a request only pauses, and the cabinet asks.
 */
export async function answerNotice(parts: Parts, eventId: string, button: number): Promise<void> {
  const row = (await parts.store.outbox()).find(({ event }) => event.id === eventId);
  if (!row) return;
  const { watchId, kind } = row.event;
  if (button === 0) return snooze(parts, watchId);
  if (topicUrl(watchId) !== null) return void (await wish(parts, kind as Wish, false));
  if (kind === 'picked') await pickedDesk(parts, 'changePicked', { watchId, to: 'pause' });
  else await pause(parts, watchId, true);
  await settle(parts, watchId);
  await openOwnPage(await askingPage(parts, watchId));
}

/** Where the cabinet asks whether to stop watching: what was pointed at has no place of its own in the address. */
async function askingPage({ store }: Parts, watchId: string): Promise<`/${string}`> {
  const watched = (await store.baselines()).map(({ id, since }) => ({ id: id as string, watchedFrom: since }));
  const anchor = anchorsOf(watched).get(watchId);
  return anchor === undefined ? '/cabinet.html#requests' : `/cabinet.html#requests/${anchor}/stop`;
}

/** A click on a notification opens the request on the portal. */
export async function openEvent(parts: Parts, id: string): Promise<void> {
  const row = (await parts.store.outbox()).find(({ event }) => event.id === id);
  await clearNotification(id);
  if (id === STATE_NOTICE) return openTab(`${WWW}/`);
  if (id === PAPERS_NOTICE) return void (await openPapers());
  if (!row) return;
  const { watchId, kind } = row.event;
  if (kind === 'picked') return void (await pickedDesk(parts, 'changePicked', { watchId, to: 'open' }));
  const watched = (await parts.store.baselines()).find((one) => one.id === watchId);
  const url = watched ? requestUrl(watched) : topicUrl(watchId);
  if (url !== null) await openTab(url);
  await settle(parts, watchId);
}

/** A trial through the real channel, at the person's wish: also what a discreet notice looks like. */
export async function rehearse(): Promise<null> {
  const { locale, discreet, sound } = await currentSettings();
  const texts = noticeTexts(locale);
  const [title, message] = discreet ? texts.discreet : texts.rehearsal;
  await showNotification({ id: REHEARSAL, title, message, silent: !sound });
  return null;
}
