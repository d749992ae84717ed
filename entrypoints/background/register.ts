import { answer } from '../../utils/messaging';
import {
  type AlarmName,
  closeStorageToContentScripts,
  onAlarm,
  onNotificationClicked,
  onReturn,
  wakeAtStart,
} from '../../utils/platform';
import { AWAY_AFTER } from '../../utils/requests';
import { captureDocument, resumeCaptures } from './captures';
import { fold, hide, report, visit, watch } from './companion';
import type { compose as composeParts, Parts } from './compose';
import { announce, openEvent, rehearse } from './delivery';
import { checkNow, keepAlarm, openRequest, poll, unwatch, watchEverything, watchView } from './polling';
import { changeSettings, openCabinet } from './settings';

const CHORES_AFTER_MS = 50;

const ALARMS: Readonly<Record<AlarmName, (parts: Parts) => Promise<void>>> = {
  watch: poll,
  captures: resumeCaptures,
  notices: announce,
};

/** Connects events to what they cause. Runs on the first tick of every wake. */
export function register(compose: typeof composeParts): void {
  let built: Promise<Parts> | undefined;
  const parts = () => (built ??= compose());
  /** For events that nobody waits on: what fails now is done at the next wake, the state is in storage. */
  const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);

  answer('visit', async (_data, sender) => visit(sender));
  answer('report', async ({ seen }, sender) => report(await parts(), seen as never, sender));
  answer('watch', async ({ on, seen }, sender) => watch(await parts(), on, seen as never, sender));
  answer('capture', async (data) => captureDocument(await parts(), data));
  answer('fold', async ({ folded }) => fold(folded));
  answer('hide', async (_data, sender) => hide(sender));
  answer('openCabinet', async () => openCabinet());
  answer('watchView', async () => watchView(await parts()));
  answer('checkNow', async () => checkNow(await parts()));
  answer('watchAll', async () => watchEverything(await parts()));
  answer('openRequest', async ({ watchId }) => openRequest(await parts(), watchId));
  answer('unwatch', async ({ watchId }) => unwatch(await parts(), watchId));
  answer('changeSettings', async (data) => changeSettings(data));
  answer('rehearse', async () => rehearse());

  onAlarm((name) => quietly(parts().then((ready) => ALARMS[name as AlarmName]?.(ready) ?? Promise.resolve())));
  onReturn(AWAY_AFTER, () => quietly(parts().then(poll)));
  onNotificationClicked((id) => quietly(parts().then((ready) => openEvent(ready, id))));
  wakeAtStart();

  // Alarms are lost at restart, update and re-enabling: each wake makes sure of them, and replays what was not shown.
  quietly(closeStorageToContentScripts());
  // A little later: whoever woke the background is answered first.
  setTimeout(() => quietly(parts().then(chores)), CHORES_AFTER_MS);
}

async function chores(parts: Parts): Promise<void> {
  await keepAlarm(parts);
  await announce(parts);
  await resumeCaptures(parts);
}
