import { plural } from '../format';
import type { history as ru } from '../ru/history';
import type { Same } from '../same';

const cases = (count: number) => plural(count, { one: 'case', other: 'cases' }, 'en');

export const history = {
  timeline: 'Course of the request',
  lastsFor: (span: string) => `${span} so far`,
  atLeast: (span: string) => `${span} or more`,
  firstSeen: 'Watched from this status on: it may have begun earlier.',
  doubtful: 'The computer’s clock was changed, the length is approximate',
  again: (visit: number) => `Again: time ${visit}`,
  reopened: 'Reopened after a decision',
  longer: (span: string) => `Longer than usual by ${span}`,
  usual: {
    service: (median: string, count: number) =>
      `In your requests for this service it is usually ${median} (${cases(count)}).`,
    all: (median: string, count: number) =>
      `In all your requests this status usually lasts ${median} (${cases(count)}).`,
  },
  noComment: 'The portal’s comment comes with the next check: we do not keep it on disk.',
  notSeen: 'The status has not been checked yet.',
  wait: 'Nothing: the status is shown after the first check.',
  files: (n: number) => `Files in the request: ${n}`,
  steps: {
    documents:
      'Upload the documents or details that are missing. The comment and the page of the request say which ones.',
    correct: 'Correct in the request what the department pointed out, and send it again.',
    visit: 'You are invited to an appointment. See the time, the address and which documents to bring.',
    'visit-mfc': 'You are invited to a service centre (MFC). See the address and which documents to bring.',
    'others-sign': 'Another participant has to sign or agree. Remind them: the time may be limited.',
    reply: 'The department sent an inquiry. Read it and answer.',
    approve: 'Your consent is awaited. Read what you agree to, and answer.',
    collect: 'The document is ready. See how to get it, and download it if it is electronic.',
    'not-delivered':
      'The request did not arrive or was processed with an error. File it again; if that fails, write to the portal’s support and give the number of the request.',
    cancelled: 'The request is no longer considered. If you need it, file a new one.',
    delegation: 'The power of attorney is no longer valid. Get a new one if you act for another person.',
  },
  places: {
    order: 'Where: the page of the request on the portal.',
    health: 'Where: the portal, the section “Health”.',
    'in-person': 'Where: in person, the address is on the page of the request.',
  },
  eraseOne: {
    action: 'Erase the history of this request',
    title: 'Erase the history of this request?',
    loss: 'Past statuses and their lengths will be gone and cannot be brought back. The present status stays: without it the next change would go unnoticed. Watching goes on.',
    yes: 'Yes, erase',
    no: 'Keep',
  },
  card: {
    title: 'History of watching',
    note: 'Times in the history are when we saw a status; on the portal it may have changed earlier. “Longer than usual” is said only where you have had at least three such cases yourself: we make up no norms.',
    saveTitle: 'Save to a file',
    csv: 'Table (CSV)',
    ics: 'Calendar (ICS)',
    semicolon: 'For Russian Excel: columns separated by semicolons',
    nothingForTable: 'Nothing to save yet: there is no history.',
    nothingForCalendar: 'Nothing for a calendar yet: we have seen no appointments and no deadlines.',
    readable: 'The files are not encrypted: anyone who gets them can read them.',
    saved: 'The file was handed to the browser: it is in the downloads folder.',
    notSaved: 'The file could not be made. The history is in place, try again.',
    keepTitle: 'How long to keep the history of finished requests',
    keep: { always: 'Always', year: 'A year after the decision', month: 'A month after the decision' },
    keepHint: 'After that past statuses are erased by themselves. The present status and the watching stay.',
    keepConfirm: {
      title: (n: number) => `Past statuses are erased now: ${plural(n, { one: 'request', other: 'requests' }, 'en')}`,
      loss: 'The decision on these requests is older than the chosen time. What is erased cannot be brought back.',
      yes: 'Yes, keep less',
      no: 'Change nothing',
    },
    eraseAll: {
      action: 'Erase the whole history of watching',
      title: 'Erase the history of all requests?',
      loss: 'Past statuses, their lengths and the memory of shown notifications will be gone. The present statuses stay: the next check is compared with them. Watching goes on.',
      remnants:
        'What is beyond us: what was erased lies on disk in encrypted form for a while, until the browser takes the place. The system’s log of notifications and the files you saved are yours to erase. Nothing changes on the portal.',
      yes: 'Yes, erase all',
      no: 'Keep',
    },
    notErased: 'It could not be erased, the history is in place. Try again.',
    erased: 'Erased. Only the present statuses are left.',
  },
  csvColumns: {
    number: 'Number',
    service: 'Service',
    status: 'Status',
    group: 'What it means',
    from: 'From',
    to: 'To',
    minutes: 'Lasted, minutes',
    atLeast: 'May have begun earlier',
    longer: 'Longer than usual',
    final: 'Finished',
  },
  yes: 'yes',
  no: 'no',
  fileName: 'Medcard Companion, history',
  calendarName: 'Medcard Companion',
  due: { visit: 'Appointment on a request', deadline: 'Deadline of a request' },
  dueDescription: 'Details are on the page of the request on the portal.',
} satisfies Same<typeof ru>;
