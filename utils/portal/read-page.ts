import { err, ok, type Result } from '../kernel';
import { present } from './faces/anchor';
import { articleReaders } from './faces/article';
import { readGeneric } from './faces/generic';
import { lkReaders } from './faces/lk';
import { missed } from './faces/missed';
import { type Page, pageOf } from './faces/page';
import type { Reader } from './faces/reader';
import { isLoading, loggedInOn, personShown } from './faces/signs';
import { routeOf } from './routes';
import type { Miss, PageSeen, Route } from './types';

const READERS: readonly Reader[] = [...articleReaders, ...lkReaders];
const PLAIN = { page: { kind: 'plain' }, reader: 'none' } as const;

/**
 * Reads a page of the portal: the readers of its route in turn, then for an order the generic one. Only looks.
 * A page with some of its anchors and not all is a `Miss` («the page changed»), one with none is `unrecognised`.
 * Letters of Госпочта are not looked at in any way (portal.md 2.9).
 */
export function readPage(root: Document, url: string): Result<PageSeen, Miss> {
  const route = routeOf(url);
  if (!route) return missed('lk', 'none', 'host', 'portal address');
  if (route.kind === 'message') return ok({ route, loggedIn: null, ...PLAIN });
  const loggedIn = loggedInOn(root);
  const readers = READERS.filter(({ face, kind }) => kind === route.kind && face === route.face);
  const page = pageOf(root, url, route);
  if (readers.length === 0 || loggedIn === false || page === null) return ok({ route, loggedIn, ...PLAIN });
  const misses: Miss[] = [];
  for (const reader of readers) {
    const seen = reader.read(page);
    if (seen.ok) {
      const { kind } = seen.value;
      return ok({ route, loggedIn, page: named(seen.value, root), reader: kind === 'plain' ? 'none' : reader.face });
    }
    misses.push(seen.error);
  }
  return fallBack(root, page, readers, { route, loggedIn, misses });
}

/** What belongs to somebody bears the mark of the one it was shown to. */
function named(page: PageSeen['page'], root: Document): PageSeen['page'] {
  if (page.kind !== 'order' && page.kind !== 'health') return page;
  const shownTo = personShown(root);
  return shownTo === null ? page : { ...page, shownTo };
}

type SoFar = { route: Route; loggedIn: boolean | null; misses: readonly Miss[] };

function fallBack(root: Document, page: Page, readers: readonly Reader[], soFar: SoFar): Result<PageSeen, Miss> {
  const { route, loggedIn, misses } = soFar;
  if (isLoading(root)) return ok({ route, loggedIn, page: { kind: 'loading' }, reader: 'none' });
  if (route.kind === 'order') {
    const seen = readGeneric(page);
    if (seen.ok) return ok({ route, loggedIn, page: named(seen.value, root), reader: 'generic', misses });
  }
  const [miss] = misses;
  const known = readers.some(({ anchors }) => present(page, anchors) > 0);
  if (miss && known) return err(miss);
  return ok({ route, loggedIn, page: { kind: 'unrecognised' }, reader: 'none', misses });
}
