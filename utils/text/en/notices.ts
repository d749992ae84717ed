import type { notices as ru } from '../ru/notices';
import type { Same } from '../same';

export const notices = {
  status: {
    'needs-person': [
      'Your action is needed',
      'The portal waits for you on one of your requests, for example for documents. Press to open.',
    ],
    executed: ['A request is approved', 'Press to open it on the portal.'],
    rejected: ['A request is rejected', 'The portal gives the reason. Press to open.'],
    other: ['The status of a request has changed', 'Press to open it on the portal.'],
  },
  comment: ['News in a request', 'There is a comment or a message. Press to open.'],
  files: ['A new file in a request', 'Press to open the request on the portal.'],
  closed: ['A request is closed', 'Press to open it on the portal.'],
  login: ['Log in to the portal', 'The session has ended. Watching waits for you and goes on after you log in.'],
  discreet: ['There are changes', 'Press to look.'],
  digestTitle: (n: number) => `Changes while you were away: ${n}`,
  digest: 'Open Medcard Companion to see them all.',
  rehearsal: ['Notifications work', 'This is how Medcard Companion will tell of a change. It is only a trial.'],
  badge: (n: number) => (n === 0 ? 'Medcard Companion' : `Medcard Companion: changes — ${n}`),
} satisfies Same<typeof ru>;
