import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { companion } from '../utils/text/en/companion';
import { offerWords } from './portal-companion/words';

/** Put into the page before the companion when the person has chosen English. */
export default defineUnlistedScript(() => offerWords({ locale: 'en', texts: companion }));
