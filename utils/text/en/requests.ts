import { plural } from '../format';
import type { requests as ru } from '../ru/requests';
import type { Same } from '../same';
import { statusGroups } from './status';

export const requests = {
  title: 'Requests',
  groups: statusGroups,
  watching: 'watching',
  waiting: 'waiting for you',
  idle: 'not watching',
  delayed: 'will check later',
  untitled: (number: string) => `Request No. ${number}`,
  number: (number: string) => `No. ${number}`,
  watchedFor: (span: string) => `in this status for ${span}`,
  watchedSince: (day: string) => `status since ${day}`,
  lastSeen: (moment: string) => `checked ${moment}`,
  notSeenYet: 'not checked yet',
  lastCheck: (moment: string) => `Last check ${moment}`,
  checkedAt: (time: string) => `Checked at ${time}`,
  nextCheck: (time: string) => `next at about ${time}`,
  noNextCheck: 'next after you log in',
  checkNow: 'Check now',
  checking: 'Checking…',
  checkAllowedAt: (time: string) =>
    `More often is not allowed, so as not to burden the portal. Possible again at ${time}`,
  checkAllowedIn: (wait: string) =>
    `More often is not allowed, so as not to burden the portal. Possible again in ${wait}`,
  open: 'Open',
  openOnPortal: 'Open on the portal',
  whatToDo: 'What to do',
  history: 'History of statuses',
  historyPeriod: (period: string, span: string) => `${period}, ${span}`,
  comment: 'Comment of the portal',
  unwatch: 'Stop watching',
  unwatchTitle: 'Stop watching this request?',
  unwatchLoss: 'The history of statuses on this computer will be gone. The request itself stays on the portal.',
  unwatchYes: 'Yes, stop watching',
  unwatchNo: 'Keep watching',
  cabinet: 'Cabinet',
  archive: {
    none: 'Create an archive',
    locked: 'Archive is locked',
    open: 'Archive is open',
  },
  waitingRecords: (n: number) =>
    `${plural(n, { one: 'document is waiting', other: 'documents are waiting' }, 'en')} in the archive`,
  advice: {
    'in-progress': 'Nothing to do: we will tell you when the status changes.',
    information: 'Open the request and read what is new.',
    executed:
      'A decision is made. If this is access to the card, open “My health” on the portal and download a document.',
    rejected: 'Read the reason in the request. Usually the mistake can be corrected and the request filed again.',
    'needs-person': 'The portal waits for you: open the request and do what it asks for.',
    draft: 'The request is not sent yet. Open it, then send or delete it.',
    message: 'Open the request and read the message.',
    unknown: 'We do not know this status. Open the request and look for yourself.',
  },
  empty: {
    title: 'Nothing is watched yet',
    text: 'Open your request on the portal and press “Watch” in the guide at the edge of the page. No need to reload the page after that: we will tell you when its status changes.',
    action: 'Open the portal',
  },
  states: {
    never: {
      title: 'Not checked yet',
      safe: 'The request is on the list already.',
      next: 'The first check comes by itself while the browser is open.',
    },
    login: {
      title: 'You are not logged in to the portal',
      safe: 'Watching is not lost: the last statuses are kept.',
      next: 'Log in to the portal. We neither ask for nor see your password. The checks go on by themselves.',
    },
    challenge: {
      title: 'The portal asks you to confirm that you are human',
      safe: 'The last statuses are kept. The checks have stopped, so as not to disturb the portal.',
      next: 'Open the portal and pass its check yourself. We go on after that.',
    },
    maintenance: {
      title: 'The portal is under maintenance',
      safe: 'Your requests are fine, the last statuses are kept.',
      next: 'Nothing to do: we will try again ourselves.',
    },
    rate: {
      title: 'The portal asks to wait',
      safe: 'The last statuses are kept.',
      next: 'We will check later, at the time the portal named.',
    },
    server: {
      title: 'The portal did not answer',
      safe: 'The error is on the side of the portal. The last statuses are kept.',
      next: 'We will try again ourselves, less often each time.',
    },
    network: {
      title: 'No connection to the portal',
      safe: 'The last statuses are kept on this computer.',
      next: 'Check the internet. When the connection is back, we will check ourselves.',
    },
    unknown: {
      title: 'The answer of the portal could not be understood',
      safe: 'We changed nothing: the last status we are sure of is shown.',
      next: 'Open the request on the portal and look for yourself. We will try again.',
    },
  },
  watchAll: {
    action: 'Watch all my requests',
    added: (n: number) => `Added: ${plural(n, { one: 'request', other: 'requests' }, 'en')}`,
    already: 'All your requests are watched already',
    next: 'Details come with the first checks: we ask the portal a little at a time.',
    none: {
      title: 'There are no requests on the portal',
      safe: 'We have changed nothing.',
      next: 'File a request on the portal: then it can be added here.',
    },
  },
  openPortal: 'Open the portal',
} satisfies Same<typeof ru>;
