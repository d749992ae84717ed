import { present } from './faces/anchor';
import { articleReaders } from './faces/article';
import { lkReaders } from './faces/lk';
import { pageOf } from './faces/page';
import { routeOf } from './routes';

/** Which of the things our readers count on stand on this page, by id; nothing of what they say. Only looks. */
export function anchorsOn(root: Document, url: string): { seen: string[]; missed: string[] } {
  const route = routeOf(url);
  const page = route && route.kind !== 'message' ? pageOf(root, url, route) : null;
  const readers = [...articleReaders, ...lkReaders].filter(
    ({ face, kind }) => kind === route?.kind && face === route.face,
  );
  const looked = page
    ? readers.flatMap(({ anchors }) => anchors.map((anchor) => ({ id: anchor.id, ok: present(page, [anchor]) > 0 })))
    : [];
  const ids = [...new Set(looked.map(({ id }) => id))];
  const seen = ids.filter((id) => looked.some((look) => look.id === id && look.ok));
  return { seen, missed: ids.filter((id) => !seen.includes(id)) };
}
