import type { shell as ru } from '../ru/shell';
import type { Same } from '../same';

export const shell = {
  product: 'Medcard Companion',
  notOfficial: 'Not an official Gosuslugi app',
  skip: 'Skip to content',
  nav: 'Sections',
  sections: {
    requests: 'Requests',
    archive: 'Archive',
    guide: 'Steps',
    diagnostics: 'Check',
    desk: 'Scans',
    settings: 'Settings',
    help: 'Help',
  },
  attention: (n: number) => `need attention: ${n}`,
  loading: 'Loading…',
  close: 'Close',
  cancel: 'Cancel',
  noAnswer: {
    title: 'The Companion did not answer',
    safe: 'Your requests and the archive are in place, watching goes on.',
    next: 'Reload the page. If that does not help, switch the extension off and on.',
  },
  broken: {
    title: 'This section could not be shown',
    safe: 'The archive is whole and the requests are in place: only showing failed, nothing that was saved has changed.',
    next: 'Reload the page. If that does not help, use the other sections: they work. In “Check” a report for support can be saved.',
  },
  reload: 'Reload the page',
  off: {
    title: 'Switched off by your organisation',
    rest: 'All else works, what was saved is in place.',
    ask: 'Questions:',
    features: {
      companion: 'the hint on the portal’s pages',
      watching: 'watching requests',
      guide: 'steps',
      capture: 'copies of documents from the portal',
      remedies: 'removing the portal’s data from the check',
      reports: 'copying and saving the report',
    },
  },
} satisfies Same<typeof ru>;
