import { isDocumentDownload } from '../allowed';
import { tidy } from '../normalise';
import { statusNamed } from '../status-names';
import { statusOf } from '../statuses';
import type { OrderFile, StatusSeen } from '../types';
import { hrefOf, inList, type Leaf, type Page } from './page';

/** Texts that are a status we know, outside lists: lists hold the history. */
export const knownStatuses = ({ leaves }: Page): Leaf[] =>
  leaves.filter((leaf) => leaf.norm.length <= 80 && statusNamed(leaf.norm) !== null && !inList(leaf));

/** The status a page shows; a text we do not know is shown as it is. */
export const statusShown = ({ text, norm }: Leaf): StatusSeen => ({
  ...(statusNamed(norm) ?? statusOf(null, '')),
  title: tidy(text),
});

/** Whole numbers of the address standing in a text. The page must show the number its address names. */
export function ownNumber({ leaves, route }: Page): Leaf[] {
  if (route.number === null) return [];
  const token = new RegExp(`(?:^|\\D)${route.number}(?:\\D|$)`);
  return leaves
    .filter(({ norm }) => token.test(norm.replace(/(\d) (?=\d)/g, '$1')))
    .map((leaf) => ({ ...leaf, text: String(route.number), norm: String(route.number) }));
}

/** Files the page offers; their addresses decide, not their looks. Every address of a document has this word in it. */
export function filesShown(page: Page): OrderFile[] {
  const files = new Map<string, OrderFile>();
  for (const link of page.main.querySelectorAll('a[href*=files]')) {
    const url = hrefOf(link, page);
    if (url === null || !isDocumentDownload(url)) continue;
    files.set(url, { name: tidy(link.textContent, 200), mimeType: null, size: null, url });
  }
  return [...files.values()];
}
