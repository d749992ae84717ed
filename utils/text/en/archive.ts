import { plural } from '../format';
import type { archive as ru } from '../ru/archive';
import type { Same } from '../same';

const documents = { one: 'document', other: 'documents' };

export const archive = {
  title: 'Archive',
  count: (n: number) => plural(n, documents, 'en'),
  create: {
    title: 'Create an archive',
    why: 'Copies of the medical documents you download from the portal will be kept here. Everything is encrypted on this computer.',
    kept: [
      'The documents are kept in this browser only, encrypted. Nothing goes to our servers: we have none.',
      'Only your passphrase opens the archive. We do not know it and store it nowhere.',
      'New copies are put into the archive even when it is locked, without the passphrase.',
    ],
    lostTitle: 'A forgotten passphrase cannot be recovered',
    lost: 'Write it on paper and keep it apart from the computer. The documents themselves stay on the portal in any case.',
    passphrase: 'Passphrase',
    hint: 'Four or five random words are easier to remember than a complicated password.',
    again: 'Passphrase once more',
    differs: 'The passphrases differ. Type the second one again.',
    empty: 'Choose a passphrase.',
    confirm: 'The passphrase is written down, and I understand that it cannot be recovered',
    confirmFirst: 'Tick that the passphrase is written down: nobody opens the archive without it.',
    submit: 'Create the archive',
    busy: 'Creating the archive: fitting the protection to your computer…',
    failed: {
      'storage-full': {
        title: 'The disk is full',
        safe: 'No archive was created, nothing is lost.',
        next: 'Free some space and try again.',
      },
      failed: {
        title: 'The archive could not be created',
        safe: 'Nothing was changed, the files you downloaded are yours.',
        next: 'Reload the page and try again.',
      },
    },
  },
  strength: {
    label: 'Strength of the passphrase',
    words: ['very weak', 'weak', 'fair', 'good', 'excellent'],
    checking: 'checking…',
    weak: 'This passphrase would be guessed.',
    why: {
      short: 'It is too short. Add one or two more words.',
      common: 'Such phrases are tried first. Take words that have nothing to do with each other.',
      repeats: 'Repeats and sequences add little. Take different words.',
      keys: 'Rows of neighbouring keys are tried first. Take ordinary words.',
      dates: 'Dates and years are easy to try. Take words that have nothing to do with you.',
      names: 'Names are easy to try. Take words that have nothing to do with you.',
      guessable: 'It is easy to guess. Add words that have nothing to do with it.',
    },
  },
  field: {
    show: 'Show',
    hide: 'Hide',
    showLabel: 'Show the passphrase',
    hideLabel: 'Hide the passphrase',
    capsLock: 'Caps Lock is on.',
    layout: 'The keyboard seems to be set to another layout.',
  },
  unlock: {
    title: 'The archive is locked',
    text: 'Type the passphrase to open the documents.',
    waiting: (n: number) =>
      `${plural(n, { one: 'new document is waiting', other: 'new documents are waiting' }, 'en')} inside.`,
    passphrase: 'Passphrase',
    submit: 'Open the archive',
    busy: 'Opening the archive. It takes a second or two: that makes the passphrase harder to guess.',
    empty: 'Type the passphrase.',
    wrong: 'The passphrase does not fit. The archive is whole.',
    wait: (time: string) => `Next try in ${time}.`,
    failed: {
      damaged: {
        title: 'The key of the archive is damaged',
        safe: 'The documents lie on the disk encrypted and we do not touch them. They are on the portal as well.',
        next: 'Do not remove the extension or clear its data. Close the browser and open it again.',
      },
      'newer-format': {
        title: 'The archive was made by a newer version',
        safe: 'The documents are whole. We do not open it, so as to spoil nothing.',
        next: 'Update the extension and open the archive again.',
      },
      'catalogue-damaged': {
        title: 'The list of documents is damaged',
        safe: 'The passphrase is right. We change nothing, so that what is whole stays whole.',
        next: 'Do not remove the extension or clear its data. The documents are still on the portal.',
      },
      'foreign-vault': {
        title: 'This key belongs to another archive',
        safe: 'The documents are whole, we do not touch them.',
        next: 'If you moved data from another browser, move all of it once more.',
      },
      'forged-header': {
        title: 'Somebody else changed the key of the archive',
        safe: 'The passphrase is right, but we do not open the archive, lest new copies go to a stranger.',
        next: 'Check the computer for malware. Keep no new documents until then.',
      },
      'params-refused': {
        title: 'The protection of the archive was weakened',
        safe: 'The documents are whole. We do not use the passphrase where it is easy to guess.',
        next: 'Find out whether somebody changed the data of the browser, and restore them from a copy.',
      },
      failed: {
        title: 'The archive could not be opened',
        safe: 'The documents are whole and stay encrypted.',
        next: 'Reload the page and try again.',
      },
    },
  },
  empty: {
    title: 'The archive is open and still empty',
    text: 'Open “My health” on the portal and download a document. Its copy will appear here by itself.',
    action: 'Open the portal',
  },
  intake: {
    added: (n: number) => `${plural(n, documents, 'en')} added while the archive was locked.`,
    duplicates: (n: number) => `In the archive already: ${n}.`,
    unreadable: (n: number) =>
      `Copies that could not be read: ${n}. They are put aside, not deleted. Download these documents from the portal again.`,
    full: 'There is no room on the disk: new documents wait and are not lost. Free some room and open the archive again.',
    dismiss: 'Got it',
  },
  record: {
    open: (title: string) => `Open: ${title}`,
    isNew: 'new',
    kinds: {
      pdf: 'PDF',
      semd: 'SEMD',
      xml: 'XML',
      jpeg: 'JPEG picture',
      png: 'PNG picture',
      heic: 'HEIC picture',
      zip: 'ZIP archive',
      html: 'page',
      empty: 'empty file',
      unknown: 'file',
    },
    sources: {
      'portal-download': 'from the portal',
      file: 'added by you',
    },
    saved: (day: string) => `kept on ${day}`,
  },
  viewer: {
    label: 'Document view',
    back: 'Back to the list',
    page: (n: number, of: number) => `Page ${n} of ${of}`,
    previous: 'Previous page',
    next: 'Next page',
    save: 'Save a copy',
    saveNote: 'The saved copy will not be encrypted.',
    loading: 'Decrypting the document…',
    pageLabel: 'Page {page} of {pages}',
    imageLabel: 'Picture of the document',
    failed: {
      password: {
        title: 'The document has a password',
        safe: 'The copy in the archive is whole.',
        next: 'Save a copy and open it with a program that asks for the password.',
      },
      unreadable: {
        title: 'The document could not be shown',
        safe: 'The copy in the archive is whole, byte for byte.',
        next: 'Save a copy and open it with another program.',
      },
      'too-heavy': {
        title: 'The document is too large to be shown here',
        safe: 'The copy in the archive is whole.',
        next: 'Save a copy and open it with another program.',
      },
      damaged: {
        title: 'The copy is damaged on the disk',
        safe: 'We do not show what has not passed the check. The other documents are whole.',
        next: 'Download this document from the portal again.',
      },
    },
  },
  lock: {
    open: 'The archive is open',
    closesIn: (time: string) => `locks in ${time}`,
    soon: 'The archive locks in a minute.',
    closeNow: 'Lock now',
    closed: 'The archive is locked',
  },
} satisfies Same<typeof ru>;
