import type { ReadmeFacts } from '../ru/backup-readme';

export const readme = ({ moment, documents: n }: ReadmeFacts): string =>
  [
    'BACKUP OF MEDICAL DOCUMENTS',
    `Made ${moment}, documents: ${n}. Program: Medcard Companion.`,
    '',
    'WHAT IS HERE',
    'документы/      the documents, one file each, byte for byte',
    'metadata.json   what is known of each document (title, date, source)',
    'SHA256SUMS      checksums of all files',
    '',
    'HOW TO OPEN IT WITHOUT THE COMPANION',
    'A backup is tar inside age (age-encryption.org). You need the program age: https://age-encryption.org',
    '',
    'Linux and macOS, in a terminal:',
    '  age -d архив-YYYY-MM-DD.tar.age | tar x',
    '  sha256sum -c SHA256SUMS        (on macOS: shasum -a 256 -c SHA256SUMS)',
    '',
    'Windows 10 and later, in the command prompt (tar is already there):',
    '  age -d -o archive.tar архив-YYYY-MM-DD.tar.age',
    '  tar -xf archive.tar',
    '  certutil -hashfile "документы\\file name.pdf" SHA256',
    '',
    'age asks for the passphrase the backup was made with. If it was made for a recovery key,',
    'write the key (the line AGE-SECRET-KEY-1…) into a file key.txt and add: -i key.txt',
    '',
    'HOW TO BRING IT BACK INTO THE COMPANION',
    'Cabinet → Archive → Backup → Restore from a backup.',
    '',
  ].join('\n');

/** README.txt of an unencrypted export. */
export const openReadme = ({ moment, documents: n }: ReadmeFacts): string =>
  [
    'MEDICAL DOCUMENTS, EXPORTED WITHOUT ENCRYPTION',
    `Exported ${moment}, documents: ${n}. Program: Medcard Companion.`,
    '',
    'Anyone can read these files. Delete them when you no longer need them.',
    'To check that they have not changed: sha256sum -c SHA256SUMS',
    '',
  ].join('\n');
