import { rescueStores, showNotification } from '../../utils/platform';
import { openWatchStore, type RowSeal } from '../../utils/requests';
import { noticeTexts } from '../../utils/text';
import { currentSettings } from './settings';

const NOTICE = 'stores-moved';

/** The memory of the watch could not be opened. Where the browser refuses every store, it begins anew in another place. */
export async function beginAnew(seal: RowSeal): ReturnType<typeof openWatchStore> {
  const rescued = await rescueStores();
  const store = await openWatchStore(seal);
  if (rescued === 'moved') {
    const { locale, sound } = await currentSettings();
    const [title, message] = noticeTexts(locale).begunAnew;
    await showNotification({ id: NOTICE, title, message, silent: !sound });
  }
  return store;
}
