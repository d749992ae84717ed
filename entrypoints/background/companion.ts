import { evidenceOf, NO_PROGRESS, type Progress, progress, view } from '../../utils/guide';
import type { CompanionState, Sender } from '../../utils/messaging';
import { injectScript, readStored, writeStored } from '../../utils/platform';
import { type OrderSeen, type PageSeen, routeOf } from '../../utils/portal';
import { type Baseline, observePage, watchOrder } from '../../utils/requests';
import type { Parts } from './compose';
import { announce, settle } from './delivery';
import { rememberNames } from './names';
import { moveWatchAlarm, unwatch } from './polling';
import { currentSettings, updateSettings } from './settings';

/** The stub reached a page of interest: brings the companion and its words, unless the person does not want it here. */
export async function visit(sender: Sender): Promise<null> {
  const settings = await currentSettings();
  const host = new URL(sender.url ?? '').hostname;
  const tabId = sender.tab?.id;
  if (tabId !== undefined && settings.companion && !settings.hiddenHosts.includes(host)) {
    await injectScript(tabId, `/portal-words-${settings.locale}.js`, '/portal-companion.js');
  }
  return null;
}

/** What a page shows, as its content script read it. Counts as a check of a watched order. */
export async function report(parts: Parts, seen: PageSeen | null, sender: Sender): Promise<CompanionState> {
  if (seen) await takeEvidence(parts, seen);
  const order = ownOrder(seen, sender);
  const { watched } = await observePage(parts, order, seen?.loggedIn ?? null);
  if (watched && order)
    await rememberNames({
      [watched.id]: { service: order.service, title: order.status.title, comment: order.comment },
    });
  if (watched) await settle(parts, watched.id);
  else await announce(parts);
  await moveWatchAlarm(parts);
  return companionState(parts, watched);
}

/** Starts or stops watching the order on the sender's own page. */
export async function watch(parts: Parts, on: boolean, seen: PageSeen, sender: Sender): Promise<CompanionState | null> {
  const order = ownOrder(seen, sender);
  if (!order) return null;
  if (!on) {
    const known = (await parts.store.baselines()).find(
      ({ number, face }) => number === order.number && face === order.face,
    );
    if (known) await unwatch(parts, known.id);
    return companionState(parts, null);
  }
  const watched = await watchOrder(parts, order);
  await rememberNames({ [watched.id]: { service: order.service, title: order.status.title, comment: order.comment } });
  await moveWatchAlarm(parts);
  return companionState(parts, watched);
}

export async function fold(folded: boolean): Promise<null> {
  await updateSettings((before) => ({ ...before, folded }));
  return null;
}

export async function hide(sender: Sender): Promise<null> {
  const host = new URL(sender.url ?? '').hostname;
  await updateSettings((before) => ({
    ...before,
    hiddenHosts: [...new Set([...before.hiddenHosts, host])].slice(-20),
  }));
  return null;
}

export async function companionState({ store }: Parts, watched: Baseline | null): Promise<CompanionState> {
  const [settings, schedule, header, steps] = await Promise.all([
    currentSettings(),
    store.schedule(),
    readStored('vaultHeaderA'),
    currentProgress(),
  ]);
  return {
    locale: settings.locale,
    folded: settings.folded,
    guide: view(steps),
    watching: watched !== null,
    nextCheckAt: schedule && !schedule.waitsForPerson ? schedule.nextRunAt : null,
    archive: header === undefined ? 'none' : 'ready',
  };
}

async function currentProgress(): Promise<Progress> {
  const stored = (await readStored('guideProgress')) as Progress | undefined;
  return stored?.procedure === 'medcard-access' && typeof stored.steps === 'object' ? stored : NO_PROGRESS;
}

async function takeEvidence({ clock }: Parts, seen: PageSeen): Promise<void> {
  const evidence = evidenceOf(seen);
  if (evidence.length === 0) return;
  await navigator.locks.request('guide', async () => {
    await writeStored('guideProgress', progress(await currentProgress(), evidence, clock()));
  });
}

/** An order counts only on its own page: what a page says of other numbers is not believed. */
function ownOrder(seen: PageSeen | null, sender: Sender): OrderSeen | null {
  if (seen?.page.kind !== 'order') return null;
  return routeOf(sender.tab?.url ?? sender.url ?? '')?.number === seen.page.number ? seen.page : null;
}
