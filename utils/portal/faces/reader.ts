import type { Result } from '../../kernel';
import type { Face, Miss, PageSeen, RouteKind } from '../types';
import type { Anchor } from './anchor';
import type { Page } from './page';

/** Reads one kind of page of one face. */
export type Reader = {
  face: Face;
  kind: RouteKind;
  anchors: readonly Anchor[];
  read(page: Page): Result<PageSeen['page'], Miss>;
};
