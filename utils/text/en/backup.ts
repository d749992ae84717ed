import { plural } from '../format';
import type { backup as ru } from '../ru/backup';
import type { Same } from '../same';

const documents = { one: 'document', other: 'documents' };

export const backup = {
  title: 'Backup',
  open: 'Backup',
  back: 'Back to the documents',
  reminder: {
    never: 'There is no backup yet. If this computer breaks or the extension is removed, the archive is gone.',
    left: (n) => `Documents in no backup at all: ${n}. Make one of everybody.`,
    old: (n) => `The backup is more than a month old, documents not in it: ${n}. Time for a new one.`,
    many: (n) => `Documents not in the last backup: ${n}. Time for a new one.`,
    unchecked:
      'The backup file went to your downloads but has not been checked. Check that it was saved and can be read. If it is not there, make the backup again.',
    check: 'Nobody has checked the backup for half a year. Check that it can be read.',
    action: 'Make a backup',
    checkAction: 'Check a backup',
  },
  last: (moment, n, left) =>
    `Last backup: ${moment}, ${plural(n, documents, 'en')}.${left > 0 ? ` In no backup: ${left}.` : ''}`,
  waiting: {
    before: (n) =>
      `${plural(n, documents, 'en')} ${n === 1 ? 'waits' : 'wait'} for your decision and will not be in the backup`,
    after: (n) =>
      `${plural(n, documents, 'en')} ${n === 1 ? 'waits for your decision and is' : 'wait for your decision and are'} not in the backup`,
    kept: 'Nothing is lost: all of it lies encrypted on this computer, and only there.',
    todo: 'Go back to the documents. There you can say whose they are and whether to keep them, and try again what could not be read. Then make a backup.',
  },
  whose: {
    label: 'Whose documents',
    everybody: (n) => `Of everybody in the archive: ${plural(n, documents, 'en')}`,
    shown: (name, n) => `Only «${name}»: ${plural(n, documents, 'en')}`,
  },
  make: {
    lock: {
      label: 'What locks the backup',
      phrase: 'A passphrase',
      recovery: 'The recovery key: no passphrase is needed',
      recoveryHint:
        'Only the key on your recovery sheet opens this backup. Check that you still have the sheet. After a new key is made, old backups still need the old sheet.',
    },
    title: 'Make a backup',
    text: (n, size) =>
      `One encrypted file: ${plural(n, documents, 'en')}${size ? `, about ${size}` : ''}. Keep it on another disk or a memory stick.`,
    phrase: 'Passphrase of the backup',
    hint: 'It may be the passphrase of the archive: one to remember. Without it nobody can open the backup.',
    again: 'Passphrase of the backup again',
    empty: 'Enter a passphrase for the backup.',
    differs: 'The passphrases differ. Enter the second one again.',
    submit: 'Save the backup',
    downloads: 'The browser will save the file to your downloads.',
    newName:
      'Do not replace an earlier backup, give the new one another name. The browser erases a file that is replaced at once, before the new backup is written and checked.',
    none: 'There are no documents in the archive yet: nothing to copy.',
  },
  check: {
    title: 'Check a backup',
    text: 'We read the whole file and compare every checksum. Nothing changes.',
    submit: 'Check the backup',
  },
  restore: {
    title: 'Restore from a backup',
    text: 'First we show what would change. What is in the archive is neither removed nor replaced.',
    submit: 'See what is in it',
    hint: 'Do you have a backup?',
    hintText: 'Create an archive, then restore the documents from the backup.',
    fromCopy: 'Restore from a backup',
  },
  file: {
    label: 'Backup file',
    choose: 'Choose a backup file.',
    key: 'Passphrase of the backup or recovery key',
    empty: 'Enter the passphrase the backup was made with.',
  },
  export: {
    title: 'Export unencrypted',
    warning: {
      title: 'Anyone who gets to these files can read them',
      safe: 'The documents will lie as ordinary files, without encryption. The archive does not change.',
      next: 'Do not leave them on a computer of others or in shared folders.',
    },
    confirm: 'I understand that anyone can read the files',
    confirmFirst: 'Tick that you understand this.',
    toFolder: 'Choose a folder and export',
    toZip: 'Download an unencrypted ZIP',
  },
  work: {
    choosing: 'Choose where to save…',
    make: 'Encrypting and writing the backup',
    reread: 'Reading the finished backup in full and comparing checksums',
    check: 'Reading the backup and comparing checksums',
    look: 'Reading the backup and comparing checksums',
    restore: 'Adding documents to the archive',
    export: 'Writing the files',
    count: (done, all) => `${done} of ${all}`,
    read: (done) => `read: ${plural(done, documents, 'en')}`,
    cancel: 'Stop',
  },
  done: {
    made: (n, all) => `The backup is ready and checked: ${n} of ${plural(all, documents, 'en')}, all checksums match`,
    where: (name) => `File “${name}”. Move it to another disk or a memory stick.`,
    handed: (n, all) => `The backup is ready: ${n} of ${plural(all, documents, 'en')}, all checksums match`,
    inDownloads: (name) => `The file “${name}” went to your downloads. We cannot see from here whether it was saved.`,
    checkFile: 'When it is saved, check it with “Check a backup”.',
    left: (n) => `Damaged documents not in the backup: ${n}. Download them from the portal again.`,
    checked: (n) => `The backup is whole: ${n} of ${plural(n, documents, 'en')}, all checksums match`,
    checkedMade: (moment) => `Made: ${moment}.`,
    missing: (n) => `Already unreadable when it was made: ${n}.`,
    restored: (n) => `${plural(n, documents, 'en')} added from the backup`,
    restoredSafe: 'Everything that was in the archive is still there.',
    exported: (n) => `Exported: ${plural(n, documents, 'en')}`,
    exportedSafe: 'The files are not encrypted. Delete them when you no longer need them.',
    cancelled: {
      title: 'Stopped',
      safe: 'The archive has not changed. The unfinished file was not kept.',
      next: 'You can start again at any time.',
    },
    restoreCancelled: {
      title: 'Restoring was stopped',
      safe: 'The documents of the archive are as they were: nothing was added from the backup.',
      next: 'You can restore from the same backup at any time.',
    },
    exportCancelled: {
      title: 'The export was stopped',
      safe: 'The archive has not changed.',
      next: 'The files written so far are in the folder. Delete them if you do not need them.',
    },
    again: 'Done',
  },
  plan: {
    title: 'What would change',
    made: (moment) => `The backup was made: ${moment}. All checksums match.`,
    goes: (from, to) =>
      `In the backup: ${from ?? 'no name'} → ${to === null ? 'who is this here?' : `in the archive: ${to}`}`,
    newPerson: 'will be added',
    takesName: 'the archive takes this name',
    whose: 'Whose documents these are',
    choose: 'Choose…',
    chooseFirst: 'Choose whose documents these are: we do not know.',
    another: (name) => (name === null ? 'A new person' : `A new person: ${name}`),
    all: (n) => `Documents in the backup: ${n}.`,
    fresh: (n) => `New: ${n}. Will be added.`,
    same: (n) => `Already here: ${n}. Stay as they are.`,
    differ: (n) => `Different: ${n}. Both versions stay, the archive’s and the backup’s.`,
    atOnce: (size) =>
      `Space needed: ${size}. The documents appear all at once, at the very end; until then the archive stays as it is.`,
    short: {
      title: 'There will not be enough room on the disk',
      safe: 'The archive is whole. Nothing has been started.',
      next: 'Free some space and look into the backup again.',
    },
    nothing: 'Everything in this backup is already in the archive. There is nothing to add.',
    submit: (n) => `Add ${plural(n, documents, 'en')}`,
    cancel: 'Change nothing',
  },
  howto: {
    title: 'How to open the backup without the Companion',
    text: 'The backup is an ordinary tar inside age. You need the free program age, and tar, which Windows 10 and later, macOS and Linux already have.',
    after: 'Inside: a folder with the documents, README.txt and the checksums SHA256SUMS.',
  },
  failed: {
    'wrong-key': {
      title: 'The passphrase does not open this backup',
      safe: 'The archive has not changed, the backup is whole.',
      next: 'Check the keyboard layout. The backup may have another passphrase than the archive.',
    },
    'no-recovery': {
      title: 'This archive has no recovery key',
      safe: 'The archive has not changed, no backup was made.',
      next: 'Lock the backup with a passphrase, or make a recovery key first.',
    },
    'not-backup': {
      title: 'This is not a backup of an archive',
      safe: 'The archive has not changed.',
      next: 'Choose a file whose name ends in .tar.age.',
    },
    damaged: {
      title: 'The backup is cut short or damaged',
      safe: 'We take nothing from it. The archive has not changed.',
      next: 'Perhaps it was not copied to its end. Take another backup.',
    },
    mismatch: {
      title: 'What is in the backup does not match its list',
      safe: 'We take nothing from it. The archive has not changed.',
      next: 'Somebody changed the file. Take another backup.',
    },
    unsafe: {
      title: 'The backup holds what we never put into one',
      safe: 'We take nothing from it. The archive has not changed.',
      next: 'Such a file may be forged. Take a backup you made yourself.',
    },
    'too-large': {
      title: 'The backup is too large for this computer',
      safe: 'The archive has not changed.',
      next: 'It can be opened with age and tar.',
    },
    newer: {
      title: 'The backup was made by a newer version',
      safe: 'The archive has not changed, the backup is whole.',
      next: 'Update the extension and try again.',
    },
    unreadable: {
      title: 'The disk does not give the file',
      safe: 'The archive has not changed.',
      next: 'Check that the disk is connected and choose the file again.',
    },
    'storage-full': {
      title: 'The disk is full',
      safe: 'The archive is whole. The unfinished file was not kept.',
      next: 'Free some space and try again.',
    },
    'not-written': {
      title: 'The file could not be written',
      safe: 'The archive is whole.',
      next: 'Check that the disk is connected and can be written to, or choose another place.',
    },
    reread: {
      title: 'The written backup failed its check',
      safe: 'The archive is whole. Do not rely on this backup. If it replaced an earlier one, that one is gone.',
      next: 'Perhaps the disk is faulty. Save the backup to another place.',
    },
    'archive-damaged': {
      title: 'The archive is damaged, nothing can be added to it',
      safe: 'We write nothing over what is whole. The backup has not changed.',
      next: 'Close the archive and open it again.',
    },
    failed: {
      title: 'It did not work',
      safe: 'The archive is whole.',
      next: 'Reload the page and try again.',
    },
  },
  about: (file) => `It is about the file “${file}”.`,
} satisfies Same<typeof ru>;
