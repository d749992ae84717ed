import { ARTICLE_WORDS } from './status-table';
import { statusTitle } from './status-titles';
import type { Face, StatusGroup } from './types';

/**
 * The portal's word for a status of which only id and group were kept (portal.md 3.1; the article's four labels have no
 * ids). Empty when it has none that we know: then the group speaks. The department's own wording is not remembered.
 */
export function markTitle(face: Face, id: number | null, group: StatusGroup): string {
  if (id !== null) return statusTitle(id);
  return (face === 'article' && ARTICLE_WORDS.find((word) => word.group === group)?.title) || '';
}
