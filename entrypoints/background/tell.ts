import { clearNotification, removeStored, showNotification, writeStored } from '../../utils/platform';
import {
  type Baseline,
  noticeWords,
  type RequestEvent,
  type Trouble,
  type WatchStore,
  whatToShow,
} from '../../utils/requests';
import { noticeTexts } from '../../utils/text';
import { STATE_NOTICE } from './delivery';
import { currentSettings } from './settings';

/**
 * Puts news on the screen. The notification's id is the event's: shown twice after a crash, it is one on the screen.
 * @param baselines what is watched: an event does not say whose face of the portal it was seen on
 */
export async function tell(
  store: WatchStore,
  pending: readonly RequestEvent[],
  baselines: readonly Baseline[],
): Promise<void> {
  const { locale, discreet, sound } = await currentSettings();
  const texts = noticeTexts(locale);
  // Quiet hours were asked about before this was read.
  const showing = whatToShow(pending, null, new Date());
  const told = showing.kind === 'nothing' ? [] : showing.events;
  for (const [at, event] of told.entries()) {
    const digest = showing.kind === 'digest';
    const face = baselines.find(({ id }) => id === event.watchId)?.face ?? 'lk';
    const words = discreet ? texts.discreet : noticeWords(event, face, texts);
    const [title, message] = digest ? [texts.digestTitle(told.length), texts.digest] : words;
    const buttons = digest ? [] : event.watchId.startsWith('topic:') ? texts.topicButtons : texts.buttons;
    if (!digest || at === 0) await showNotification({ id: event.id, title, message, silent: !sound, buttons });
    await store.setOutbox(event.id, 'shown');
  }
}

/**
 * A session that ended, a wish to see the person, a watch that sees nothing for an hour: said when it begins, and never
 * again until it has ended or become another one; then it is taken back.
 */
export async function tellTrouble(trouble: Trouble | null): Promise<void> {
  if (trouble === null) {
    await clearNotification(STATE_NOTICE);
    return removeStored('stateTold');
  }
  const [title, message] = noticeTexts((await currentSettings()).locale)[trouble];
  await showNotification({ id: STATE_NOTICE, title, message });
  await writeStored('stateTold', trouble);
}
