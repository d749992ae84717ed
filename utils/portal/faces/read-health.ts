import { ok, type Result } from '../../kernel';
import { isDocumentDownload } from '../allowed';
import { fingerprint } from '../change-key';
import { normalise } from '../normalise';
import type { Face, Miss, PageSeen } from '../types';
import type { Anchor } from './anchor';
import { LIST_EXPECTED, missed } from './missed';
import { hrefOf, type Page } from './page';
import type { Reader } from './reader';

const DOWNLOAD = /^скачать( |$)/;
const EMPTY = /(документов|записей) (пока )?нет|нет документов|ничего не найдено/;
/** Addresses that promise a list; other pages of the section may be anything (portal.md 1.4). */
const LIST = /\/(health\/meddocs|my-health\/medical-card)\/?$/;

/** Links and buttons that offer a document: by address, else by the word on them. */
const offers = (page: Page): Element[] =>
  [...page.main.querySelectorAll('a[href], button, [role="button"]')].filter(
    (element) => isDocumentDownload(hrefOf(element, page) ?? '') || DOWNLOAD.test(normalise(labelOf(element))),
  );

const labelOf = (element: Element): string => (element.textContent ?? '').slice(0, 200);

const documentOffers: Anchor = {
  id: 'health.documents',
  ways: [
    (page) => offers(page).map((element, at) => ({ text: labelOf(element), norm: String(at), element })),
    ({ leaves }) => leaves.filter(({ norm }) => EMPTY.test(norm)),
  ],
};

/** Medical documents offered for download; the markup of this section is in no public source (portal.md 6.4). */
function readHealthPage(page: Page, face: Face): Result<PageSeen['page'], Miss> {
  const found = offers(page);
  if (found.length === 0) {
    if (page.leaves.some(({ norm }) => EMPTY.test(norm))) return ok({ kind: 'health', documents: [] });
    if (!LIST.test(new URL(page.url).pathname)) return ok({ kind: 'plain' });
    return missed(face, 'health', 'health.documents', LIST_EXPECTED);
  }
  return ok({ kind: 'health', documents: found.map((offer) => markOf(offer, page)) });
}

export const healthReader = (face: Face, kind: 'health' | 'health-document' = 'health'): Reader => ({
  face,
  kind,
  anchors: [documentOffers],
  read: (page) => readHealthPage(page, face),
});

/** By the document's address; behind a button without one, by the words of its row. */
function markOf(offer: Element, page: Page): string {
  const row = offer.closest('li, tr, article, section') ?? offer.parentElement;
  return fingerprint(hrefOf(offer, page) ?? normalise((row?.textContent ?? '').slice(0, 500)));
}
