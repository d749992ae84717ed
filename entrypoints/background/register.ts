import { answer } from '../../utils/messaging';
import {
  type AlarmName,
  closeStorageToContentScripts,
  loadPart,
  offerMenu,
  onAlarm,
  onDownload,
  onFirstStart,
  onMenu,
  onNotificationButton,
  onNotificationClicked,
  onReturn,
  openOwnPage,
  ownMessage,
  passLockCommand,
  readStored,
  wakeAtStart,
} from '../../utils/platform';
import { LK, WWW } from '../../utils/portal';
import { AWAY_AFTER, type Memory } from '../../utils/requests';
import { captureClick, keepByMenu, keepDownload, keepFile, resumeCaptures } from './captures';
import { report, visit, watch } from './companion';
import type { compose as composeParts, Parts } from './compose';
import { announce } from './delivery';
import { GUIDE_MESSAGES, guideDesk } from './guide';
import type { CheckDesk } from './parts/check';
import type { WatchDesk } from './parts/watch';
import { PICKED_MESSAGES, pickedDesk } from './picked';
import { keepAlarm, poll } from './polling';
import { currentSettings, openCabinet } from './settings';
import { resumeTrace, TRACE_MESSAGES, traceDesk } from './trace';

const CHORES_AFTER_MS = 50;

/** What answers pages of ours and notices, read when one of them asks. */
const desk = () => loadPart<WatchDesk>('watch-desk');

const checkDesk = () => loadPart<CheckDesk>('check-desk');

const ALARMS: Readonly<Record<Exclude<AlarmName, 'watch'>, (parts: Parts) => Promise<unknown>>> = {
  captures: resumeCaptures,
  notices: announce,
  picked: (parts) => pickedDesk(parts, 'look'),
  papers: async (parts) => void (await desk()).remindOfPapers(parts),
  trace: async () => void (await traceDesk('traceEnd')),
};

/** Connects events to what they cause. Runs on the first tick of every wake. */
export function register(compose: typeof composeParts): void {
  let built: Promise<Parts> | undefined;
  const parts = () => (built ??= compose());
  /** The look that woke us, if one did. The chores wait for it: two of one mind would tell the same twice. */
  let look: Promise<Memory | null> | undefined;
  const looking = () => (look = parts().then((ready) => poll(ready)));
  /** For events that nobody waits on: what fails now is done at the next wake, the state is in storage. */
  const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);

  answer('visit', async (_data, sender) => visit(sender));
  answer('report', async ({ seen }, sender) => report(await parts(), seen as never, sender));
  answer('watch', async ({ on, seen }, sender) => watch(await parts(), on, seen as never, sender));
  answer('capture', async (data, sender) => captureClick(await parts(), data, sender));
  answer('keepFile', async (data) => keepFile(await parts(), data));
  answer('fold', async ({ folded }) => (await desk()).fold(folded));
  answer('move', async ({ corner }, sender) => (await desk()).move(corner, sender));
  answer('hide', async (_data, sender) => (await desk()).hide(sender));
  for (const name of PICKED_MESSAGES)
    answer(name, async (data, sender) => pickedDesk(await parts(), name, data, sender) as Promise<never>);
  for (const name of GUIDE_MESSAGES)
    answer(name, async (data, sender) => guideDesk(await parts(), name, data, sender) as Promise<never>);
  for (const name of TRACE_MESSAGES)
    answer(name, async (data, sender) => traceDesk(name, data, sender) as Promise<never>);
  answer('openCabinet', async () => openCabinet());
  answer('watchView', async () => (await desk()).watchView(await parts()));
  answer('checkNow', async () => (await desk()).checkNow(await parts()));
  answer('watchAll', async () => (await desk()).watchEverything(await parts()));
  answer('openRequest', async ({ watchId }) => (await desk()).openRequest(await parts(), watchId));
  answer('unwatch', async ({ watchId }) => (await desk()).unwatch(await parts(), watchId));
  answer('pauseWatch', async ({ watchId, paused }) => (await desk()).pause(await parts(), watchId, paused));
  answer('snooze', async ({ watchId }) => (await desk()).putOff(await parts(), watchId));
  answer('setWish', async ({ wish: wanted, on }) => (await desk()).wish(await parts(), wanted, on));
  answer('eraseHistory', async ({ watchId }) => (await desk()).eraseHistory(await parts(), watchId));
  answer('changeSettings', async (data) => (await desk()).changeSettings(parts, data));
  answer('rehearse', async () => (await desk()).rehearse());

  answer('examine', async ({ cookiesOn }) => (await checkDesk()).examine(await parts(), cookiesOn));
  answer('mend', async ({ what }) => (await checkDesk()).mend(what));

  onAlarm((name) => quietly(name === 'watch' ? looking() : parts().then((ready) => ALARMS[name](ready))));
  onReturn(AWAY_AFTER, () => quietly(looking()));
  onNotificationClicked((id) => quietly(parts().then(async (ready) => (await desk()).openEvent(ready, id))));
  onNotificationButton((id, at) => quietly(parts().then(async (ready) => (await desk()).answerNotice(ready, id, at))));
  offerMenu('keep', ownMessage('saveToArchive'), [`${WWW}/*`, `${LK}/*`]);
  passLockCommand();
  onMenu((link, page) => quietly(parts().then((ready) => keepByMenu(ready, link, page))));
  onDownload((begun) => quietly(keepDownload(parts, begun)));
  wakeAtStart();
  onFirstStart(() => quietly(openOwnPage('/welcome.html')));

  // The browser hears that we are awake when the first tick ends; what is no listener need not hold that up.
  setTimeout(() => {
    quietly(closeStorageToContentScripts());
    // At once: requests go on while we wake.
    quietly(resumeTrace());
  });
  // Alarms are lost at restart, update and re-enabling: each wake makes sure of them, and replays what was not shown.
  // A little later: whoever woke the background is answered first.
  setTimeout(
    () => quietly(Promise.resolve(look?.catch(() => null)).then(async (told) => chores(await parts(), told))),
    CHORES_AFTER_MS,
  );
}

/** @param told what a look has just told the news of and set the alarm by: neither need be done again */
async function chores(parts: Parts, told: Memory | null | undefined): Promise<void> {
  const memory = told ?? (await parts.store.memory());
  if (!told) {
    await keepAlarm(memory, parts.clock());
    await announce(parts, memory);
  }
  if ((await currentSettings()).keepHistory !== 'always') await (await desk()).dropPast(parts);
  await resumeCaptures(parts);
  if (memory.hasPicked) await pickedDesk(parts, 'tend');
  // Alarms of papers are weeks ahead; a look wakes us many times a day.
  if (!told && (await readStored('paperDates'))) await (await desk()).remindOfPapers(parts);
}
