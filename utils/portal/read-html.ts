import type { Result } from '../kernel';
import { readPage } from './read-page';
import { routeOf } from './routes';
import { GAP, shorten } from './shorten';
import type { Miss, PageSeen } from './types';

/** A comment that was cut could have quoted the gap behind the cut. */
const LONGEST_COMMENT = 3_900;

/**
 * Reads a fetched page. A request's page is read without its long lists first; whatever is not a plain yes of the face's
 * own reader is read again, whole (docs/adr/0027-a-page-without-its-lists.md).
 * @param parse makes a document of HTML that runs no scripts and loads nothing
 */
export function readHtml(html: string, url: string, parse: (html: string) => Document): Result<PageSeen, Miss> {
  const number = routeOf(url)?.number;
  const short = number ? shorten(html, number) : null;
  const seen = short === null ? null : readPage(parse(short), url);
  return seen !== null && isCertain(seen) ? seen : readPage(parse(html), url);
}

function isCertain(seen: Result<PageSeen, Miss>): boolean {
  if (!seen.ok || seen.value.page.kind !== 'order' || seen.value.reader === 'generic') return false;
  const { comment, service, status } = seen.value.page;
  return (comment ?? '').length < LONGEST_COMMENT && ![comment, service, status.title].join().includes(GAP);
}
