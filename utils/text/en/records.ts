import { plural } from '../format';
import type { records as russian } from '../ru/records';
import type { Same } from '../same';

const documents = { one: 'document', other: 'documents' };
const days = { one: 'day', other: 'days' };

export const records = {
  kinds: {
    all: 'All',
    lab: 'Lab results',
    visit: 'Visits',
    study: 'Images and studies',
    discharge: 'Discharge summaries',
    referral: 'Referrals',
    paper: 'Certificates',
    recipe: 'Prescriptions',
    vaccine: 'Vaccinations',
    other: 'Other',
  },
  filter: {
    label: 'Show',
    year: 'Year',
    allYears: 'All years',
    nothing: 'There are no such documents. Choose another kind or year.',
  },
  outOfPlace: {
    mark: (name: string) => `Names another patient: ${name}`,
    said: 'The document names another patient',
    why: (name: string) => `It names ${name}, and the other documents here do not. The document itself is whole.`,
    move: 'If it is somebody else’s, choose whose it is and move it.',
    alone: 'If it is somebody else’s, add a person above the list and then move the document from here.',
  },
  olderVersion: 'earlier version',
  versions: {
    newer: 'There is a newer version.',
    open: 'Open the newer version',
    older: (n: number) => `Earlier versions: ${n}.`,
    kept: 'Once deleted, they can be brought back for 30 days.',
    drop: 'Delete the earlier versions',
  },
  edit: {
    open: 'Correct the description',
    title: 'Name',
    day: 'Date of the document',
    kind: 'Kind of document',
    byTitle: 'told by its name',
    organisation: 'Organisation',
    save: 'Save',
    cancel: 'Cancel',
    restore: 'Back to what the document says',
    empty: 'Enter a name.',
    wrongDay:
      'A document cannot have this date. Nothing has changed, the document is whole. Enter day, month and year, or leave the field empty.',
    note: 'Only the line in the list changes. The document stays as it is.',
    failed: 'It could not be saved. The document is whole, try again.',
  },
  move: {
    label: 'Whose document',
    action: 'Move',
    failed: 'It could not be moved. The document is where it was.',
  },
  trash: {
    remove: 'Delete',
    removed: (title: string) => `Deleted: ${title}`,
    kept: 'It can be brought back for 30 days. On the portal it is still there.',
    undo: 'Bring back',
    title: (n: number) => `Recently deleted: ${plural(n, documents, 'en')}`,
    left: (n: number) => `goes in ${plural(n, days, 'en')}`,
    forever: 'Delete for good',
    sure: 'Delete for good? It cannot be brought back.',
    yes: 'Yes, for good',
    no: 'Keep',
    failed: 'It did not work. The document is whole, try again.',
  },
  room: {
    used: (size: string) => `documents take ${size}`,
    free: (size: string) => `room left for the archive: ${size}`,
    low: {
      title: 'There is almost no room left',
      safe: 'What is kept is whole. We take no new documents until they can be written whole.',
      next: 'Make room on the disk or delete what you do not need.',
    },
  },
  destroy: {
    open: 'Destroy the archive…',
    title: 'Destroy the archive',
    what: 'We erase the keys and all documents of all people in this browser. After that nobody can open the archive: neither the passphrase nor the recovery key will.',
    keeps: [
      'The documents stay on the portal.',
      'Backups and saved files stay where you put them.',
      'Traces on the disk do not go at once: the browser erases files when it sees fit. Without the keys they are unreadable noise. A storage that the browser cannot open it erases only with the extension.',
      'If somebody has copied the whole browser profile before, your passphrase still opens that copy.',
    ],
    word: 'destroy',
    type: (word: string) => `To confirm, type the word “${word}”`,
    wrong: (word: string) => `Type “${word}” and the archive will be erased. Nothing has changed yet.`,
    submit: 'Destroy',
    cancel: 'Cancel',
    failed: {
      title: 'Not everything could be erased',
      safe: 'Some of the data is still on the disk.',
      next: 'Close other tabs of the extension and repeat. If that does not help, remove the extension: the browser erases its data.',
    },
  },
  people: {
    label: 'Whose archive is open',
    unnamed: 'My archive',
    add: 'Add a person',
    change: 'Change name and colour',
    name: 'What to call them',
    colour: 'Colour',
    colours: ['blue', 'green', 'yellow', 'red', 'violet', 'teal', 'pink', 'grey'],
    save: 'Save',
    cancel: 'Cancel',
    empty: 'Enter a name.',
    why: 'Each person has keys of their own: one person’s documents do not open among another’s.',
    failed: 'It could not be saved. Nothing has changed, try again.',
  },
  whose: {
    title: (n: number) => `${plural(n, { one: 'document waits', other: 'documents wait' }, 'en')} for your word`,
    patient: (n: number, name: string, born: string | null) =>
      `The patient named in ${n === 1 ? 'it' : 'them'}: ${born === null ? name : `${name}, ${born}`}.`,
    unnamed: {
      nobody: (n: number) => (n === 1 ? 'It does not say who the patient is.' : 'They do not say who the patient is.'),
      several: (n: number) =>
        n === 1
          ? 'This is a ZIP, and its files name different patients, or write one in different ways.'
          : 'These are ZIPs, and the files of each name different patients, or write one in different ways.',
      unread: (n: number) =>
        n === 1
          ? 'Who the patient is could not be read: the file is too large, damaged, or takes too long to read.'
          : 'Who the patient is could not be read: the files are too large, damaged, or take too long to read.',
    },
    choose: 'Which documents the answer is about',
    kept: (n: number) =>
      n === 1
        ? 'It is whole and lies encrypted. We have filed it nowhere: a document of somebody else is easily overlooked among one’s own.'
        : 'They are whole and lie encrypted. We have filed them nowhere: a document of somebody else is easily overlooked among one’s own.',
    ask: (n: number) => (n === 1 ? 'Whose is it?' : 'Whose are they?'),
    askChosen: 'Whose are the ticked ones?',
    put: (person: string) => `File for: ${person}`,
    fresh: (name: string) => `A new person: ${name}`,
    drop: {
      open: (n: number) => (n === 1 ? 'Delete the copy…' : 'Delete the copies…'),
      sure: (n: number) =>
        n === 1
          ? 'Delete our encrypted copy? It cannot be brought back. The document on the portal and the file on your disk stay.'
          : `Delete our encrypted copies: ${n}? They cannot be brought back. The documents on the portal and the files on your disk stay.`,
      yes: 'Yes, delete',
      no: 'Keep',
      failed: 'Deleting did not work. Nothing has changed, try again.',
    },
  },
} as const satisfies Same<typeof russian>;
