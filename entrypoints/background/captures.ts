import type { CaptureOutcome } from '../../utils/archive';
import { err, MINUTE, randomId } from '../../utils/kernel';
import type { DataOf, Sender } from '../../utils/messaging';
import { type Begun, loadPart, readStored } from '../../utils/platform';
import { isDocumentDownload, isMadeByPage, routeOf } from '../../utils/portal';
import type { Parts } from './compose';
import { knownNames } from './names';
import type { CaptureDesk } from './parts/capture';

/** Documents a click was seen at: the browser tells of the same download, and late where it asks first where to save. */
const clicked = new Set<string>();
const CLICK_LASTS = 5 * MINUTE;

const desk = () => loadPart<CaptureDesk>('capture-desk');

/** The person's own click on a document of a page. */
export async function captureClick(parts: Parts, data: DataOf<'capture'>, sender: Sender): Promise<CaptureOutcome> {
  clicked.add(data.href);
  setTimeout(() => clicked.delete(data.href), CLICK_LASTS);
  return (await desk()).captureClick(parts, data, sender);
}

/** A download the browser has told of, where the person allows it. Of other sites nothing is looked at but this. */
export async function keepDownload(parts: () => Promise<Parts>, begun: Begun): Promise<void> {
  const { url } = begun;
  if (isDocumentDownload(url) || isMadeByPage(url))
    await (await desk()).keepDownload(await parts(), begun, () => clicked.has(url));
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
  (await desk()).keepByMenu(parts, href, routeOf(pageUrl ?? '')?.kind ?? 'other');

/** Captures that a death of the worker left behind: at nearly every wake there are none, and nothing is read. */
export async function resumeCaptures(parts: Parts): Promise<void> {
  if ((await readStored('capturesDue')) === true) await (await desk()).resumeCaptures(parts);
}
