import type { helpKeeping as ru } from '../ru/help-keeping';
import type { Same } from '../same';

export const helpKeeping = {
  archive: {
    title: 'The archive',
    parts: [
      'The archive holds copies of the documents you downloaded from the portal. They are encrypted and lie in this browser only. Your passphrase opens the archive, and we do not know it.',
      {
        steps: [
          'Open “Archive” in the cabinet and think of a passphrase of four or five random words. Or press “Suggest one”.',
          'Write it on paper and keep the paper away from the computer.',
          'Make a recovery sheet and a backup at once: see below.',
        ],
      },
      'Then download documents on the portal as usual: a copy gets into the archive by itself, even when it is locked. If it did not, drop the downloaded file into the archive. To see less of that, tick “Notice downloads that we cannot see ourselves” in the settings. Papers taken with a phone are added in the same way.',
      {
        list: [
          'The archive locks itself when nothing is done. After how many minutes is chosen in the settings. To lock at once: “Lock now”.',
          'A deleted document can be brought back for 30\u00a0days.',
          'A second copy of each document lies beside it: if one is damaged, we restore it from the other. “Check the archive” reads everything and says what is whole.',
          'Do not remove the extension and do not clear its data: the archive would go with them. The data of the site gosuslugi.ru may be cleared.',
        ],
      },
    ],
  },
  phrase: {
    title: 'The recovery sheet and a forgotten passphrase',
    parts: [
      'Nobody restores a forgotten passphrase, nor can we. A recovery sheet helps if it was made beforehand: “Archive”, “Make a recovery key”. Print the sheet or save the PDF to a USB stick: the key is shown once. Sheets can be given to two close people so that either is enough or both are needed.',
      'If the passphrase is forgotten:',
      {
        steps: [
          'Check the keyboard layout, Caps Lock and spaces. The number of attempts is not limited.',
          'Open “Archive” and press “Forgot the passphrase?”.',
          'Enter the key from the sheet. If both sheets are needed, enter both halves.',
          'Think of a new passphrase and write it down. The sheet stays in force.',
        ],
      },
      'Without passphrase and sheet the archive cannot be opened. The documents are still on the portal: destroy the archive, make a new one and download them again. Or restore them from a backup, if you remember its passphrase.',
      'If the browser can do it, a fingerprint or the PIN of this computer opens the archive too: “Archive”, “Open by fingerprint or PIN”. Remember the passphrase all the same: on another computer only it or the sheet helps.',
    ],
  },
  backup: {
    title: 'Backup',
    parts: [
      'A computer may break and a browser may lose its data. Open “Archive”, “Backup”, “Make a backup”. You get one encrypted file: move it to a USB stick or another disk. A backup is locked by a passphrase or by the key from the recovery sheet.',
      {
        list: [
          '“Check the backup” reads the whole file and says if it is intact. Firefox saves a backup to the downloads: check the file there, until you do, the archive will remind you.',
          'Documents that still wait for your word are in no backup. The backup page says how many there are.',
          '“Restore from a backup” first shows what would change and whose documents go to whom. Where we are not sure whose they are, we ask. What is in the archive already is neither deleted nor replaced.',
          'On a new computer: install the Companion, create an archive, then restore the documents from the backup.',
        ],
      },
      'A backup can be opened without the Companion too. That takes the free program age, and tar, which is already in Windows\u00a010 and later, macOS and Linux. The program age asks for the passphrase of the backup.',
      { commands: 'archive-YYYY-MM-DD.tar.age' },
      'If the backup is locked by the recovery key, write the key from the sheet in one line into a text file. Only the Companion joins two halves of a key.',
      { commands: 'archive-YYYY-MM-DD.tar.age', keyFile: 'key.txt' },
      'Inside: a folder of documents, README.txt and the sums SHA256SUMS.',
    ],
  },
  people: {
    title: 'Several persons',
    parts: [
      'One Companion can serve the whole family.',
      {
        list: [
          'Open “Steps” and choose at the top for whom they are. Each has their own ticks, and no names are kept.',
          'Open “Archive” and press “Add a person”. There is one passphrase, but each has their own keys: documents of one do not open among those of another.',
          'If a document names another patient, we ask whose it is and put it nowhere without an answer. Was it the wrong one? “Move” it.',
          'Requests belong to the account they were filed from. When another person logs in to the portal, we take no answers of theirs.',
        ],
      },
      'Do not log in to the portal as somebody else. Until 15 a child’s documents are seen by the legal representative, from 15 the child’s own account or consent is needed. For documents of another adult one goes to the clinic with a power of attorney.',
    ],
  },
  scans: {
    title: 'Scans and letters',
    parts: [
      'Open “Scans” in the cabinet and choose pictures. This is not the archive: here files are made ready for the portal. Everything is done on this computer, your files stay as they were. The Companion says of each what is wrong: smeared, out of focus, a glare, cut off, lying on its side. Mend what can be mended and press “Make the file”: it will be a PDF no larger than the size you chose. The place where a picture was taken does not get into it.',
      'If a file was not taken, why and what to do stands below it. The other files are looked at further.',
      { refusals: ['What is said', 'What to do'] },
      'There are also “Numbers and dates”, a check of the numbers of SNILS, policy, INN and passport and the dates of papers, and “Letters”: a letter to the portal’s support or to a clinic that can be copied, printed or saved.',
    ],
  },
} as const satisfies Same<typeof ru>;
