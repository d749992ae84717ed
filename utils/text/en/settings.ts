import type { settings as ru } from '../ru/settings';
import type { Same } from '../same';

export const settings = {
  title: 'Settings',
  language: 'Language',
  languages: { ru: 'Русский', en: 'English' },
  companion: 'Guide on the pages of the portal',
  companionHint: 'A small panel at the edge of the page. Switch it on if you hid it on one of the portal’s addresses.',
  notices: 'Notifications',
  discreet: 'Do not say in a notification what has changed',
  discreetHint: 'The screen will only say “There are changes”. Handy when you are not the only one at this computer.',
  quiet: 'Do not disturb in quiet hours',
  quietHint: 'Changes wait and are shown when the quiet hours are over.',
  quietFrom: 'From',
  quietTo: 'To',
  hour: (hour: number) => `${hour}:00`,
  rehearse: 'Show a trial notification',
  rehearsed: 'Sent. If nothing appeared on the screen, allow the browser to show notifications in the system settings.',
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
