import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { companion } from '../utils/text/ru/companion';
import { offerWords } from './portal-companion/words';

/** Put into the page before the companion when the person has chosen Russian. */
export default defineUnlistedScript(() => offerWords({ locale: 'ru', texts: companion }));
