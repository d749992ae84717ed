import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerPart } from '../utils/platform';
import { readHtml, sealDocument, sealPiece } from './workbench/work';

const work = { readHtml, sealDocument, sealPiece };
export type HeavyWork = typeof work;

/** The workbench of Firefox, whose event page has a DOM of its own; Chromium's is `workbench.html`. */
export default defineUnlistedScript({
  include: ['firefox'],
  main: () => offerPart('heavy-work', work),
});
