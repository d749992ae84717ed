import { keepKindOf } from '../../utils/archive';
import { randomId, SECOND } from '../../utils/kernel';
import {
  activeTab,
  type Begun,
  downloadName,
  holdMadeIn,
  letMadeGoIn,
  pieceOfMade,
  tabsOf,
} from '../../utils/platform';
import { isMadeByPage, routeOf } from '../../utils/portal';
import { tellOfCopy } from './capture-menu';
import { captureDocument, captureMade } from './capture-work';
import type { Parts } from './compose';
import { noteDownload } from './guide-way';
import { currentSettings } from './settings';

/** A click that we saw ourselves has been told of by then. */
const CLICK_IS_KNOWN_AFTER = 1.5 * SECOND;
/** More tabs of the portal than anybody has open. */
const TABS = 8;
/** What is no news: nothing was wanted, or the person's file is none of ours. */
const SILENT = ['unwanted', 'no-archive', 'not-allowed', 'not-a-document', 'empty'];

/**
 * A download of the portal that the browser has told of and no click of ours: begun by a script or by
 * «save link as». Kept as the person has decided for its kind; the answer is a notification.
 */
export async function keepDownload(parts: Parts, begun: Begun, wasClicked: () => boolean): Promise<void> {
  const found = isMadeByPage(begun.url) ? await madeIn(begun.url) : await pageOf(begun);
  if (found === null) return;
  const { tabId, pageUrl } = found;
  try {
    if (!(await laterClicked(wasClicked))) await keep(parts, begun, pageUrl, tabId);
  } finally {
    if (tabId !== null) await letMadeGoIn(tabId, begun.url);
  }
}

async function keep(parts: Parts, { id, url }: Begun, pageUrl: string, tabId: number | null): Promise<void> {
  const route = routeOf(pageUrl)?.kind ?? 'other';
  const choice = (await currentSettings()).keep[keepKindOf(route)];
  if (choice === 'never') return;
  const wish = {
    captureId: randomId(),
    href: url,
    route,
    source: 'portal-download',
    held: choice === 'ask',
  } as const;
  const outcome =
    tabId === null
      ? await captureDocument(parts, wish)
      : await captureMade(parts, wish, { tabId, name: await downloadName(id) });
  if (outcome.ok) await noteDownload(parts, route);
  if (outcome.ok || !SILENT.includes(outcome.error)) await tellOfCopy(wish.captureId, outcome);
}

/** `tabId`: where a document that a page made is held; null where it has an address of the portal's. */
type Found = { pageUrl: string; tabId: number | null };

/**
 * At once: many pages take the address back in the next moment. The first tab that can read it is its own, or as good; if
 * none can, the person hears of it. Null: there is no page of it any more, or our own script saw the click and has it.
 */
async function madeIn(href: string): Promise<Found | null> {
  const tabs = (await tabsOf(new URL(href).origin)).slice(0, TABS);
  for (const { id: tabId, url: pageUrl } of tabs) {
    if (!(await holdMadeIn(tabId, href))) return null;
    if ((await pieceOfMade(tabId, href, 0)) !== 'gone') return { tabId, pageUrl };
    await letMadeGoIn(tabId, href);
  }
  const [front] = tabs;
  return front ? { tabId: front.id, pageUrl: front.url } : null;
}

/** The browser names the page of a download as far as the page lets it, often by its host only. */
async function pageOf({ from }: Begun): Promise<Found> {
  const front = await activeTab().catch(() => null);
  return { pageUrl: routeOf(from) || !front ? from : front.url, tabId: null };
}

async function laterClicked(wasClicked: () => boolean): Promise<boolean> {
  await new Promise((wake) => setTimeout(wake, CLICK_IS_KNOWN_AFTER));
  return wasClicked();
}
