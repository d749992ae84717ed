import { type CaptureOutcome, keepKindOf } from '../../utils/archive';
import { err } from '../../utils/kernel';
import type { DataOf, Sender } from '../../utils/messaging';
import { isDocumentDownload, isMadeByPage, routeOf } from '../../utils/portal';
import { captureDocument, captureMade } from './capture-work';
import type { Parts } from './compose';
import { noteDownload, urlOf } from './guide-way';
import { currentSettings } from './settings';

/** What says only that no copy of ours was wanted or fits: the person's own download goes on all the same. */
const THEIRS = ['unwanted', 'no-archive', 'too-large'];

/** The person's own click on a document of a page: kept as they have decided for its kind, and known to the guide. */
export async function captureClick(parts: Parts, data: DataOf<'capture'>, sender: Sender): Promise<CaptureOutcome> {
  const route = routeOf(urlOf(sender))?.kind ?? 'other';
  const outcome = await keep(parts, data, route, sender);
  // Where the portal gave us no document it gave the person none.
  if (outcome.ok || THEIRS.includes(outcome.error)) await noteDownload(parts, route);
  return outcome;
}

async function keep(
  parts: Parts,
  { captureId, href, name = '' }: DataOf<'capture'>,
  route: string,
  sender: Sender,
): Promise<CaptureOutcome> {
  const made = isMadeByPage(href);
  if (!made && !isDocumentDownload(href)) return err('not-allowed');
  const choice = (await currentSettings()).keep[keepKindOf(route)];
  if (choice === 'never') return err('unwanted');
  const wish = { captureId, href, route, source: 'portal-download', held: choice === 'ask' } as const;
  if (!made) return captureDocument(parts, wish);
  const tabId = sender.tab?.id;
  return tabId === undefined ? err('gone') : captureMade(parts, wish, { tabId, name });
}
