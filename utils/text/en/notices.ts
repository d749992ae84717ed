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
  new: ['A new request or appointment', 'It appeared in your list on the portal. We watch it too. Click to open.'],
  drafts: [
    'A draft will soon be deleted',
    'The portal will delete it in three days or sooner. Click to open the drafts.',
  ],
  letters: [
    'A new letter in Gosuslugi mail',
    'We have not opened it: to read a letter is to receive it officially. Click to see the list.',
  ],
  documents: ['A new medical document', 'It appeared in the Health section. Click to open.'],
  buttons: ['Remind me in an hour', 'Stop watching…'],
  topicButtons: ['Remind me in an hour', 'Do not tell me again'],
  challenge: [
    'The portal asks whether you are human',
    'Checks are stopped. Open the portal, pass its check, and we go on.',
  ],
  blind: [
    'No look at your requests for over an hour',
    'The portal does not answer or has changed. The last statuses are kept and we go on trying. Look yourself if it matters.',
  ],
  picked: ['The status you pointed at has changed', 'Press to open the page of the portal.'],
  login: ['Log in to the portal', 'The session has ended. Watching waits for you and goes on after you log in.'],
  discreet: ['There are changes', 'Press to look.'],
  digestTitle: (n: number) => `Changes while you were away: ${n}`,
  digest: 'Open Medcard Companion to see them all.',
  begunAnew: [
    'The browser could not open its storage',
    'The list of requests begins anew. If you watched any, open the cabinet and watch them again.',
  ],
  rehearsal: ['Notifications work', 'This is how Medcard Companion will tell of a change. It is only a trial.'],
} satisfies Same<typeof ru>;
