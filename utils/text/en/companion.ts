import type { companion as ru } from '../ru/companion';
import type { Same } from '../same';

export const companion = {
  label: 'Medcard Companion',
  stepOf: (n: number, of: number) => `step ${n} of ${of}`,
  allDone: 'all steps are done',
  doneOf: (n: number, of: number) => `Done: ${n} of ${of}`,
  news: 'there is a message',
  fold: 'Fold',
  move: 'Move to another corner',
  unfold: 'Show the guide',
  hide: 'Hide on this site',
  go: 'Go there',
  seen: (time: string) => `seen on the portal, ${time}`,
  ticked: 'ticked by you',
  notOfficial: 'Not an official Gosuslugi app',
  order: {
    watch: 'Watch',
    pause: 'Pause',
    watching: (time: string | null) => (time ? `Watching. Next check at about ${time}` : 'Watching'),
    offer: 'We will tell you when the status changes. No need to reload the page.',
  },
  capture: {
    saving: 'Saving a copy to the archive…',
    saved: 'A sealed copy is in the archive.',
    held: 'A sealed copy waits for your word in the cabinet.',
    'no-archive': 'There is no archive yet, so no copy was kept. Your downloaded file is yours.',
    create: 'Create an archive',
    failed: {
      'not-allowed': ['This is not a document of the portal', 'Your file is in place.'],
      'not-a-document': ['The portal sent a page instead of a document', 'Reload it and download again.'],
      empty: ['The portal sent an empty file', 'Try later.'],
      'too-large': ['The file is larger than 200\u00a0MB', 'Your file is in place.'],
      'logged-out': ['The portal session has ended', 'Log in and download again.'],
      'portal-unavailable': ['The portal did not give the document', 'Try later.'],
      network: ['No connection to the portal', 'Check the internet and download again.'],
      gone: ['The page did not let us read the file', 'Drop the downloaded one into the archive in the cabinet.'],
      'storage-full': ['The disk is full', 'Free some space and download again.'],
      interrupted: ['Saving was interrupted', 'Download it again.'],
    },
    notKept: (why: string, next: string) => `${why}: no copy was kept. ${next}`,
  },
  page: {
    'logged-out': 'You are not logged in. Log in and we go on from here.',
    unrecognised: 'We do not recognise this page. Nothing is wrong with the portal: there is simply no hint here.',
    changed:
      'The page has changed and we read it in part only. Your requests are fine, check the status with your own eyes.',
    orphaned: 'The Companion was updated. Reload the page to go on.',
    reload: 'Reload the page',
  },
} satisfies Same<typeof ru>;
