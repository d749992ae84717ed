import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerPart } from '../utils/platform';
import { readHtml, sealDocument } from './workbench/work';

export type HeavyWork = { readHtml: typeof readHtml; sealDocument: typeof sealDocument };

/** The workbench of Firefox, whose event page has a DOM of its own; Chromium's is `workbench.html`. */
export default defineUnlistedScript({
  include: ['firefox'],
  main: () => offerPart('heavy-work', { readHtml, sealDocument } satisfies HeavyWork),
});
