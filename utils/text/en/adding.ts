import { plural } from '../format';
import type { adding as ru } from '../ru/adding';
import type { Same } from '../same';

const files = { one: 'file', other: 'files' };
const documents = { one: 'document', other: 'documents' };
const signatures = { one: 'signature', other: 'signatures' };

export const adding = {
  title: 'Add your own files',
  text: 'Drop files here or choose them on your computer: PDF, XML with its signature, JPEG, PNG and HEIC pictures, and ZIP of these.',
  portalToo: 'The portal showed a document but no copy was kept? Download it as usual and drop the file here.',
  choose: 'Choose files',
  drop: 'Let go to add them to the archive',
  locked: {
    title: 'The archive is closed, no file was added',
    safe: 'Your files on the disk are untouched.',
    next: 'Open the archive and drop the files again.',
  },
  working: (done: number, total: number) => `Adding files: ${done} of ${total}…`,
  cancel: 'Stop',
  added: (n: number) => `Added: ${plural(n, documents, 'en')}.`,
  nothing: 'Nothing new was added',
  signed: (n: number) => `Kept beside their documents: ${plural(n, signatures, 'en')}.`,
  duplicates: (n: number) => `In the archive already, not kept twice: ${plural(n, files, 'en')}.`,
  refused: (n: number) => `Not added: ${plural(n, files, 'en')}. They are untouched on your disk.`,
  more: (n: number) => `And ${n} more.`,
  why: {
    empty: 'the file is empty. Download it again.',
    page: 'it is a web page, not a document. Log in to the portal and download the document again.',
    unknown: 'files of this kind are not kept here. Save the document as PDF and add that.',
    'too-large': 'the file is over 200\u00a0MB. Split it or make the pictures smaller.',
    unreadable: 'it could not be read. If it is a folder, open it and choose the files inside.',
    'nested-zip': 'it is a ZIP inside a ZIP. Unpack the inner one and add it by itself.',
    'zip-damaged': 'the ZIP is damaged. Download or make it again.',
    'zip-too-many': 'the ZIP holds over 500 files. Split it.',
    'zip-too-much': 'the ZIP would unpack to too much. If you trust it, unpack it yourself and add the files.',
    'unsafe-name':
      'its name leads out of the ZIP, as in malicious archives. Do not open it unless you know where it comes from.',
    locked: 'the file is under a password. Unpack the ZIP with your password and add the files.',
    damaged: 'the file is damaged inside the ZIP. Download or make the ZIP again.',
  },
  stopped: {
    cancelled: {
      title: 'Stopped',
      safe: 'What was added is in the archive. The other files are untouched on the disk.',
      next: 'To go on, add them again: what is here already will be recognised.',
    },
    'storage-full': {
      title: 'The disk is full',
      safe: 'What was added is in the archive. The other files are untouched on the disk.',
      next: 'Free some space and add the other files again.',
    },
    damaged: {
      title: 'The list of documents is damaged, nothing new is written',
      safe: 'Your files on the disk are untouched.',
      next: 'Restore the list first, then add the files again.',
    },
    newer: {
      title: 'The archive was made by a later version',
      safe: 'Your files on the disk are untouched, the archive is whole.',
      next: 'Update the extension and add the files again.',
    },
    gone: {
      title: 'The archive closed before all files were added',
      safe: 'What was added is in the archive. The other files are untouched on the disk.',
      next: 'Open the archive and add them again: what is here already will be recognised.',
    },
    failed: {
      title: 'The files could not be added',
      safe: 'Your files on the disk are untouched.',
      next: 'Reload the page and try again.',
    },
  },
  dismiss: 'Got it',
} as const satisfies Same<typeof ru>;
