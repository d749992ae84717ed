import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupFileName, fileNames, folderNames, isBackupFolder, isBackupName, tidyName } from './names';
import { AT, keptOf } from './test-backup';

const title = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme-composite', maxLength: 120 }),
  fc.constantFrom('CON', 'aux.', '../../etc/passwd', '.скрытый', ' . ', 'й'.normalize('NFD'), 'Анализ', 'АНАЛИЗ'),
);

describe('names of files in a backup', () => {
  it('are of our grammar, unique without regard to case, whatever the titles', async () => {
    const base = await keptOf('x', new Uint8Array(0));
    fc.assert(
      fc.property(fc.array(fc.tuple(title, title), { maxLength: 30 }), (titles) => {
        const entries = titles.map(([one, name], at) => ({
          ...base,
          id: String(at),
          title: one,
          name,
          kind: 'unknown' as const,
        }));
        const names = [...fileNames(entries).values()];
        expect(names).toHaveLength(titles.length);
        expect(new Set(names.map((one) => one.toLowerCase())).size).toBe(names.length);
        for (const one of names) expect(isBackupName(one), one).toBe(true);
        for (const one of names) expect(one).toMatch(/\.bin$/);
        for (const one of names) expect(tidyName(`./${one.normalize('NFD')}`)).toBe(one);
      }),
      { numRuns: 500 },
    );
  });

  it('have a day in them even where nobody knows it', async () => {
    for (const capturedAt of [Number.NaN, Number.MAX_SAFE_INTEGER]) {
      const [name = ''] = fileNames([await keptOf('Анализ', new Uint8Array(0), { capturedAt })]).values();
      expect(name).toMatch(/^документы\/\d{4}-\d{2}-\d{2} Анализ\.pdf$/);
    }
  });

  it('lie in a folder for each person, whatever they are called', async () => {
    const one = await keptOf('Анализ', new Uint8Array(0));
    fc.assert(
      fc.property(fc.array(title, { minLength: 2, maxLength: 8 }), (people) => {
        const folders = folderNames(people);
        expect(new Set(folders.map((folder) => folder.toLowerCase())).size).toBe(people.length);
        for (const folder of folders) {
          const [name = ''] = fileNames([one], folder).values();
          expect(isBackupFolder(`документы/${folder}/`), folder).toBe(true);
          expect(isBackupName(name), name).toBe(true);
          expect(tidyName(`./${name.normalize('NFD')}`)).toBe(name);
        }
      }),
      { numRuns: 500 },
    );
    expect(folderNames(['Мама', 'МАМА', 'con'])).toEqual(['Мама', 'МАМА (2)', 'Архив con']);
    expect(isBackupFolder('документы/Мама/глубже/')).toBe(false);
  });

  it('say date, title and kind', async () => {
    const [one, two] = [
      await keptOf('Общий анализ крови', new Uint8Array(0)),
      await keptOf('Общий анализ  крови', new Uint8Array(0)),
    ];
    expect([...fileNames([one, two]).values()]).toEqual([
      'документы/2026-05-20 Общий анализ крови.pdf',
      'документы/2026-05-20 Общий анализ крови (2).pdf',
    ]);
    expect(backupFileName(AT)).toBe('архив-2026-05-20.tar.age');
  });

  it.each([
    '../документы/а.pdf',
    '/etc/passwd',
    'документы/../а.pdf',
    'документы/а/б/в.pdf',
    'документы/../../а.pdf',
    'документы/а//б.pdf',
    'документы/CON/а.pdf',
    'документы/.а/б.pdf',
    'документы/.а',
    'документы/а.pdf ',
    'документы/CON.pdf',
    'документы/а\\б.pdf',
    'документы/а\n.pdf',
    'документы/а:б.pdf',
    'другое/а.pdf',
    'metadata.json/а',
    'документы/',
    '',
    `документы/${'я'.repeat(121)}`,
    'документы/\u202efdp.а',
    'документы/-а.pdf',
  ])('refuse %j', (name) => expect(isBackupName(name)).toBe(false));
});
