import { ok, type Result } from '../../kernel';
import { isDocumentDownload } from '../allowed';
import { normalise, tidy } from '../normalise';
import type { Face, Miss, PageSeen } from '../types';
import type { Anchor } from './anchor';
import { LIST_EXPECTED, missed } from './missed';
import { hrefOf, leavesOf, type Page } from './page';
import type { Reader } from './reader';
import { shownInstant } from './shown-date';

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
  const documents = found.map((element, at) => ({
    title: titleOf(element, [found[at - 1], found[at + 1]], page),
    href: hrefOf(element, page),
  }));
  return ok({ kind: 'health', documents });
}

export const healthReader = (face: Face, kind: 'health' | 'health-document' = 'health'): Reader => ({
  face,
  kind,
  anchors: [documentOffers],
  read: (page) => readHealthPage(page, face),
});

/** The heading or first words of the nearest element around the offer that says more than «Скачать» and a date. */
function titleOf(offer: Element, neighbours: readonly (Element | undefined)[], page: Page): string {
  for (let up = offer.parentElement; up && up !== page.main && page.main.contains(up); up = up.parentElement) {
    const around = up;
    if (neighbours.some((other) => other !== undefined && around.contains(other))) break;
    const words = leavesOf(up).filter(
      ({ norm, text }) => !DOWNLOAD.test(norm) && !(text.length < 30 && shownInstant(text) !== null),
    );
    const heading = words.find(({ element }) => element.closest('h2, h3, h4, h5, h6') !== null);
    const title = heading ?? words[0];
    if (title) return tidy(title.text);
  }
  return tidy(labelOf(offer));
}
