import { type CaptureOutcome, keepKindOf } from '../../utils/archive';
import { err, randomId } from '../../utils/kernel';
import type { DataOf, Sender } from '../../utils/messaging';
import { loadPart, readStored } from '../../utils/platform';
import { routeOf } from '../../utils/portal';
import type { Parts } from './compose';
import { knownNames } from './names';
import type { CaptureDesk } from './parts/capture';
import { currentSettings } from './settings';

const desk = () => loadPart<CaptureDesk>('capture-desk');
const routeAt = (url = ''): string => routeOf(url)?.kind ?? 'other';

/** The person's own click on a document of a page: kept as they have decided for its kind. */
export async function captureClick(
  parts: Parts,
  { captureId, href }: DataOf<'capture'>,
  sender: Sender,
): Promise<CaptureOutcome> {
  const route = routeAt(sender.tab?.url ?? sender.url);
  const choice = (await currentSettings()).keep[keepKindOf(route)];
  if (choice === 'never') return err('unwanted');
  const held = choice === 'ask';
  return (await desk()).captureDocument(parts, { captureId, href, route, source: 'portal-download', held });
}

/** A file of a watched request, at the person's word: only one that the portal's own answer has named. */
export async function keepFile(parts: Parts, { watchId, url }: DataOf<'keepFile'>): Promise<CaptureOutcome> {
  const known = (await knownNames())[watchId]?.files ?? [];
  if (!known.some((file) => file.url === url)) return err('not-allowed');
  const wish = { captureId: randomId(), href: url, route: 'order', source: 'order-file', held: false } as const;
  return (await desk()).captureDocument(parts, wish);
}

/** «Save to the archive» in the menu of a link or of a document that is open. */
export const keepByMenu = async (parts: Parts, href: string, pageUrl: string | undefined): Promise<void> =>
  (await desk()).keepByMenu(parts, href, routeAt(pageUrl));

/** Captures that a death of the worker left behind: at nearly every wake there are none, and nothing is read. */
export async function resumeCaptures(parts: Parts): Promise<void> {
  if ((await readStored('capturesDue')) === true) await (await desk()).resumeCaptures(parts);
}
