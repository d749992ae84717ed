import { plural } from '../format';
import type { settings as ru } from '../ru/settings';
import type { Same } from '../same';

export const settings = {
  title: 'Settings',
  language: 'Language',
  languages: { ru: 'Русский', en: 'English' },
  companion: 'Hint on the pages of the portal',
  companionHint: 'A small panel at the edge of the page. Switch it on if you hid it on one of the portal’s addresses.',
  notices: 'Notifications',
  discreet: 'Do not say in a notification what has changed',
  discreetHint: 'The screen will only say “There are changes”. Handy when you are not the only one at this computer.',
  sound: 'With a sound',
  soundHint: 'Notices are silent otherwise. In Firefox the sound follows the settings of the system.',
  quiet: 'Do not disturb in quiet hours',
  quietHint: 'Changes wait and are shown when the quiet hours are over.',
  quietFrom: 'From',
  quietTo: 'To',
  hour: (hour: number) => `${hour}:00`,
  rehearse: 'Show a trial notification',
  rehearsed: 'Sent. If nothing appeared on the screen, allow the browser to show notifications in the system settings.',
  archive: 'Archive',
  lockAfter: 'Close the archive when nothing is done for',
  minutes: (n: number) => plural(n, { one: 'minute', other: 'minutes' }, 'en'),
  lockHint:
    'Shorter is safer. To close at once, use the button «Close now» or the keys shown in your browser’s settings.',
  secondCopy: 'Keep a second copy of each document',
  secondCopyHint:
    'An encrypted copy lies beside the browser’s database: if that is damaged, the document is restored by itself. It takes twice the room. If you switch it off, the copies are deleted and the documents stay.',
  help: 'How to use it: help',
  about: 'About',
  version: (version: string) => `Version ${version}`,
  licence: 'Open source, MIT licence.',
  purpose:
    'Helps you get access to your own medical card on Gosuslugi, watch your requests and keep copies of documents.',
  neverTitle: 'What we do not do',
  never: [
    'We neither ask for nor see your Gosuslugi password.',
    'We file, sign and send nothing on your behalf.',
    'We pass no data on: we have no servers, everything stays on this computer.',
    'We do not change the pages of the portal or get around its checks.',
    'We collect no statistics.',
  ],
  independence: 'The extension is made independently and has no connection with public authorities.',
} satisfies Same<typeof ru>;
