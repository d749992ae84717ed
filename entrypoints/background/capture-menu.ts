import type { CaptureOutcome } from '../../utils/archive';
import { randomId } from '../../utils/kernel';
import { showNotification } from '../../utils/platform';
import { keepingTexts } from '../../utils/text';
import { captureDocument } from './capture-work';
import type { Parts } from './compose';
import { noteDownload } from './guide-way';
import { currentSettings } from './settings';

/** What the person chose in the menu: the answer is a notification. */
export async function keepByMenu(parts: Parts, href: string, route: string): Promise<void> {
  const wish = {
    captureId: randomId(),
    href,
    route,
    source: 'portal-download',
    held: false,
  } as const;
  const outcome = await captureDocument(parts, wish);
  if (outcome.ok) await noteDownload(parts, route);
  await tellOfCopy(wish.captureId, outcome);
}

/** For what was not begun by our overlay, and so has no place in a page to be told in. */
export async function tellOfCopy(id: string, outcome: CaptureOutcome): Promise<void> {
  const { locale, sound } = await currentSettings();
  const { menu } = keepingTexts(locale);
  const told = outcome.ok ? (outcome.value.held ? menu.held : menu.saved) : menu.failed[outcome.error];
  const [title, message] = told;
  await showNotification({ id, title, message, silent: !sound });
}
