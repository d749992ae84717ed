/** `moment`: in the person's words. */
export type ReadmeFacts = { moment: string; documents: number };

/** README.txt inside a backup: for whoever finds it in ten years. */
export const readme = ({ moment, documents: n }: ReadmeFacts): string =>
  [
    'РЕЗЕРВНАЯ КОПИЯ МЕДИЦИНСКИХ ДОКУМЕНТОВ',
    `Сделана ${moment}, документов: ${n}. Программа: «Спутник медкарты».`,
    '',
    'ЧТО ЗДЕСЬ ЛЕЖИТ',
    'документы/      сами документы, каждый отдельным файлом, байт в байт',
    'metadata.json   что известно о каждом документе (название, дата, источник)',
    'SHA256SUMS      контрольные суммы всех файлов',
    '',
    'КАК ОТКРЫТЬ БЕЗ «СПУТНИКА»',
    'Копия — это tar внутри age (age-encryption.org). Нужна программа age: https://age-encryption.org',
    '',
    'Linux и macOS, в терминале:',
    '  age -d архив-ГГГГ-ММ-ДД.tar.age | tar x',
    '  sha256sum -c SHA256SUMS        (на macOS: shasum -a 256 -c SHA256SUMS)',
    '',
    'Windows 10 и новее, в командной строке в папке с файлом (tar там уже есть):',
    '  age -d -o архив.tar архив-ГГГГ-ММ-ДД.tar.age',
    '  tar -xf архив.tar',
    '  certutil -hashfile "документы\\имя файла.pdf" SHA256',
    '',
    'age спросит фразу, с которой делали копию. Если копия сделана на ключ восстановления,',
    'запишите ключ (строку AGE-SECRET-KEY-1…) в файл key.txt и добавьте: -i key.txt',
    '',
    'КАК ВЕРНУТЬ В «СПУТНИК»',
    'Кабинет → Архив → Резервная копия → Восстановить из копии.',
    '',
  ].join('\n');

/** README.txt of an unencrypted export. */
export const openReadme = ({ moment, documents: n }: ReadmeFacts): string =>
  [
    'МЕДИЦИНСКИЕ ДОКУМЕНТЫ, ВЫГРУЖЕННЫЕ БЕЗ ШИФРОВАНИЯ',
    `Выгружены ${moment}, документов: ${n}. Программа: «Спутник медкарты».`,
    '',
    'Эти файлы может прочитать любой. Удалите их, когда они станут не нужны.',
    'Проверить, что файлы не изменились: sha256sum -c SHA256SUMS',
    '',
  ].join('\n');
