import { awaitPapers, papersTold } from '../../utils/people';
import { moveAlarm, openOwnPage, showNotification } from '../../utils/platform';
import { quietUntil } from '../../utils/requests';
import { noticeTexts } from '../../utils/text';
import type { Parts } from './compose';
import { currentSettings } from './settings';

export const PAPERS_NOTICE = 'papers';

/** One notice of papers that end, a month and a week before: no kind and no name in it, it may stand on a lock screen. */
export async function remindOfPapers({ clock }: Parts): Promise<void> {
  const now = clock();
  if (!(await awaitPapers(now))) return;
  const { locale, quiet, discreet, sound } = await currentSettings();
  const silentUntil = quietUntil(quiet, new Date(now));
  if (silentUntil !== null) return moveAlarm('papers', silentUntil);
  const texts = noticeTexts(locale);
  const [title, message] = discreet ? texts.discreet : texts.papers;
  await showNotification({ id: PAPERS_NOTICE, title, message, silent: !sound });
  await papersTold(now);
}

export const openPapers = (): Promise<unknown> => openOwnPage('/cabinet.html#desk/numbers');
