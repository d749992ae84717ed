import type { helpTrouble as ru } from '../ru/help-trouble';
import type { Same } from '../same';

export const helpTrouble = {
  trouble: {
    title: 'If it does not work',
    parts: [
      'Open “Check” in the cabinet and press “Check”. In a few seconds you see where it fails: the internet, the clock, cookies, the portal or us. Below each cause stands what to do.',
      {
        list: [
          'The portal does not open: see if other sites do. Switch VPN off. If there are works on the portal, wait.',
          'The portal does not let you in: check the clock of the computer, switch other extensions off, remove cookies of gosuslugi.ru only and log in again.',
          'There are no documents: see that the account is confirmed and the SNILS in the profile is right. Mostly the clinic has not sent the document: ask it by a letter, “Scans”, “Letters”.',
          'There is no hint on the portal: reload the page. If the hint was hidden, switch it on in the settings: “Hint on the pages of the portal”.',
          'No notifications come: “Settings”, “Show a trial notification”. If nothing shows, let the browser notify in the settings of the system.',
          'A copy of a document was not kept: download the file and drop it into the archive.',
          'The archive does not open: read what is on the screen and restart the browser. Do not remove the extension: the archive would go with it.',
        ],
      },
      'It did not help? “Check”, “Report for support”. There are no names, numbers or contents in it. A short code of the report can be told by phone.',
      'Tell nobody your password, codes from messages, the passphrase of the archive or the key from the sheet, not even support.',
    ],
  },
  recording: {
    title: 'Record an error',
    parts: [
      'If something fails only for you and only sometimes, show it to the Companion: “Check”, “Record an error”, then repeat on the portal what does not work. It records for two minutes and can be stopped sooner. Then you see by seconds which pages were opened, what the portal answered and what broke on them.',
      'Only kinds of pages, codes of answers and causes of failures are recorded. Addresses, texts, names and numbers are not. A recording lives while the browser is open; “Add to the report” puts it into the report for support, “Delete the recording” erases it.',
      'In the report a plan of the portal’s page can be drawn too: boxes in place of lines, pictures, fields and buttons. No words and pictures are in it. It is saved apart from the report, and you decide whether to send it.',
    ],
  },
} as const satisfies Same<typeof ru>;
