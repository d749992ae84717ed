import type { notices as ru } from '../ru/notices';
import type { Same } from '../same';

export const notices = {
  status: {
    'needs-person': [
      'Your action is needed',
      'The portal waits for you on one of your requests. Press to open it and see what it asks for.',
    ],
    executed: ['A request is approved', 'Press to open it on the portal.'],
    rejected: ['A request is rejected', 'The portal gives the reason. Press to open.'],
    other: ['The status of a request has changed', 'Press to open it on the portal.'],
  },
  steps: {
    documents: ['Documents are needed', 'Upload what the request lacks. Press to open.'],
    correct: ['A request has to be corrected', 'Correct what was pointed out and send it again. Press to open.'],
    visit: ['You are invited to an appointment', 'See the time, the address and what to bring. Press to open.'],
    'visit-mfc': ['You are invited to a public service centre', 'See the address and what to bring. Press to open.'],
    'others-sign': ['Another participant has to sign', 'Remind them: time may be limited. Press to open.'],
    reply: ['You are asked for information', 'There is a question on a request: read it and reply. Press to open.'],
    approve: ['Your consent is needed', 'Read what you would agree to, and reply. Press to open.'],
    collect: ['A document is ready', 'See how to get it. Press to open.'],
    'not-delivered': ['A request did not arrive', 'It may have to be filed again. Press to open.'],
    cancelled: ['A request is no longer considered', 'If you need it, file a new one. Press to open.'],
    delegation: ['A power of attorney is no longer valid', 'If you need it, make a new one. Press to open.'],
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
  papers: ['A document of yours ends soon', 'You asked to be reminded. Click to see which one, and when.'],
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
