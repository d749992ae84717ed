import type { keeping as ru } from '../ru/keeping';
import type { Same } from '../same';

export const keeping = {
  title: 'Copies of the portal’s documents',
  hint: 'When you download a document from the portal, an encrypted copy may go into the archive. Decide for each kind whether you want it.',
  kinds: { health: 'Medical documents', orders: 'Files of requests', other: 'Everything else' },
  choices: {
    undecided: 'Keep, and ask once',
    always: 'Always keep',
    ask: 'Ask: the copy waits encrypted until you decide',
    never: 'Do not keep and do not remind',
  },
  wider: {
    label: 'Notice downloads that we cannot see ourselves',
    hint: 'For example a file that the portal’s page put together itself, or “Save link as…”. The browser will ask you, and then tell us of every download. We look at the portal’s addresses only, and neither read nor remember the rest. Clear the tick, and the permission is gone.',
    refused: {
      title: 'The browser gave no permission',
      safe: 'All else works as before.',
      next: 'Download such a file and drop it into the archive in the cabinet.',
    },
  },
  question: {
    health: 'We kept a copy of a medical document you downloaded. Keep such documents from now on?',
    orders: 'We kept a copy of a request’s file you downloaded. Keep such files from now on?',
    other: 'We kept a copy of a file you downloaded from the portal. Keep such files from now on?',
  },
  questionHint: 'The copy that was kept stays in the archive in any case. You can change the answer in the settings.',
  answers: { always: 'Yes, always', ask: 'Ask me', never: 'No' },
  held: {
    title: 'Leave these documents in the archive?',
    text: 'You downloaded them from the portal. The copies are encrypted and wait for your word, the files on your disk are untouched.',
    keep: 'Leave it',
    keepLabel: (name: string) => `Leave it: ${name}`,
    drop: 'Delete the copy',
    dropLabel: (name: string) => `Delete the copy: ${name}`,
  },
  files: {
    title: 'Files of the result',
    hint: 'We do not download them by ourselves. A copy in the archive is encrypted.',
    keep: 'Save the file to the archive',
    keepLabel: (name: string) => `Save the file to the archive: ${name}`,
    saving: 'Saving…',
    saved: 'An encrypted copy is in the archive.',
  },
  menu: {
    saved: ['A copy is in the archive', 'It is encrypted. The file on the portal stays as it was.'],
    held: ['A copy waits for your word', 'It is encrypted. Open “Archive” in the cabinet: leave it or delete it.'],
    failed: {
      unwanted: ['No copy was kept', 'So it is chosen in the settings.'],
      'no-archive': ['There is no archive yet', 'No copy was kept. Create an archive in the cabinet and try again.'],
      'not-allowed': [
        'This is no document of the portal',
        'No copy was kept. Download the file as usual and drop it on the archive in the cabinet.',
      ],
      'not-a-document': [
        'The portal sent a page instead of a document',
        'No copy was kept. Reload the portal’s page and try again.',
      ],
      empty: ['The portal sent an empty file', 'No copy was kept. Try again later.'],
      'too-large': ['The file is over 200\u00a0MB', 'No copy was kept. The file is still on the portal.'],
      'logged-out': ['You are not logged in to the portal', 'No copy was kept. Log in and try again.'],
      'portal-unavailable': ['The portal did not give the document', 'No copy was kept. Try again later.'],
      network: ['No connection to the portal', 'No copy was kept. Check the internet and try again.'],
      gone: [
        'The downloaded file is not in the archive',
        'The portal’s page did not let us read it. The file in your downloads is untouched: drop it into the archive in the cabinet.',
      ],
      'storage-full': ['The disk is full', 'No copy was kept. Free some space and try again.'],
      interrupted: ['Saving was interrupted', 'If no copy turns up in the archive, try again.'],
    },
  },
} as const satisfies Same<typeof ru>;
