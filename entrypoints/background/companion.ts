import type { Way } from '../../utils/guide/book';
import type { CompanionState, Sender } from '../../utils/messaging';
import { injectScript, isOff, loadPart, openOwnPage, readStored } from '../../utils/platform';
import { type OrderSeen, type PageSeen, portalUrl } from '../../utils/portal';
import { type Baseline, findWatched, observeDocuments, observePage, watchOrder } from '../../utils/requests';
import type { Parts } from './compose';
import { announce, settle } from './delivery';
import { guideDesk, pointOn } from './guide';
import { rememberNames } from './names';
import type { WatchDesk } from './parts/watch';
import { moveWatchAlarm } from './polling';
import { currentSettings } from './settings';

/** The stub reached a page of interest: brings the companion and its words, unless the person does not want it here. */
export async function visit(sender: Sender): Promise<null> {
  const settings = await currentSettings();
  const host = hostOf(sender);
  const tabId = sender.tab?.id;
  if (
    tabId !== undefined &&
    settings.companion &&
    !settings.hiddenHosts.includes(host) &&
    !(await isOff('companion'))
  ) {
    await injectScript(tabId, `/portal-words-${settings.locale}.js`, '/portal-companion.js');
  }
  return null;
}

/** What a page shows, as its content script read it. Counts as a check of a watched order. */
export async function report(parts: Parts, seen: PageSeen | null, sender: Sender): Promise<CompanionState> {
  if (seen?.page.kind === 'health') await observeDocuments(parts, seen.page);
  const order = ownOrder(seen, sender);
  const { watched } = await observePage(parts, order, seen?.loggedIn ?? null);
  if (watched && order)
    await rememberNames({
      [watched.id]: namesOf(order),
    });
  if (watched) await settle(parts, watched.id);
  else await announce(parts);
  await moveWatchAlarm(parts);
  const state = await companionState(parts, watched, sender, seen);
  // After the page was taken in: the pointer asks at once whether its step is done.
  await pointOn(sender);
  return state;
}

/** Starts, pauses or goes on watching the order on the sender's own page. What would lose the history asks in the cabinet. */
export async function watch(parts: Parts, on: boolean, seen: PageSeen, sender: Sender): Promise<CompanionState | null> {
  const order = ownOrder(seen, sender);
  if (!order) return null;
  if (!on) {
    const known = findWatched(await parts.store.baselines(), order);
    if (known) await (await loadPart<WatchDesk>('watch-desk')).pause(parts, known.id, true);
    return companionState(parts, null, sender);
  }
  // The overlay has no words for it: the cabinet says why.
  if (await isOff('watching')) {
    await openOwnPage('/cabinet.html#requests');
    return companionState(parts, null, sender);
  }
  const watched = await watchOrder(parts, order);
  if (watched.paused) await (await loadPart<WatchDesk>('watch-desk')).pause(parts, watched.id, false);
  await rememberNames({ [watched.id]: namesOf(order) });
  await moveWatchAlarm(parts);
  return companionState(parts, { ...watched, paused: false }, sender);
}

const namesOf = ({ service, status, comment, files }: OrderSeen) => ({ service, title: status.title, comment, files });

export const hostOf = ({ url }: Sender): string => (url ? new URL(url).hostname : '');

/** @param seen what the guide has not heard of yet */
async function companionState(
  parts: Parts,
  watched: Baseline | null,
  sender: Sender,
  seen: PageSeen | null = null,
): Promise<CompanionState> {
  const [settings, schedule, header, guide] = await Promise.all([
    currentSettings(),
    parts.store.schedule(),
    readStored('vaultHeaderA'),
    guideDesk(parts, 'guideWay', seen, sender),
  ]);
  return {
    locale: settings.locale,
    folded: settings.folded,
    corner: settings.corners[hostOf(sender)] ?? 0,
    guide: guide as Way,
    watching: watched !== null && !watched.paused,
    nextCheckAt: schedule && !schedule.waitsForPerson ? schedule.nextRunAt : null,
    archive: header === undefined ? 'none' : 'ready',
  };
}

/** An order counts only on its own page: what a page says of other numbers is not believed. */
function ownOrder(seen: PageSeen | null, sender: Sender): OrderSeen | null {
  if (seen?.page.kind !== 'order') return null;
  // The pages of a request are those whose address ends with its number (`routes.ts`, which is not read at each wake).
  const path = portalUrl(sender.tab?.url ?? sender.url ?? '')?.pathname.replace(/\/+$/, '');
  return path?.endsWith(`/${seen.page.number}`) ? seen.page : null;
}
