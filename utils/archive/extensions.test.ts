import fc from 'fast-check';
import { expect, it } from 'vitest';
import { extensionOf, savedName } from './extensions';

it.each([
  ['pdf', 'анализ.pdf', 'pdf'],
  ['pdf', 'анализ.exe', 'pdf'],
  ['jpeg', 'снимок.JPEG', 'jpeg'],
  ['jpeg', 'снимок', 'jpg'],
  ['semd', 'эпикриз.xml', 'xml'],
  ['signature', 'анализ.xml.P7S', 'p7s'],
  ['signature', 'анализ.lnk', 'sig'],
  ['unknown', 'анализ.scr', 'bin'],
  ['empty', 'анализ.hta', 'bin'],
] as const)('%s called %s is written as .%s', (kind, name, extension) =>
  expect(extensionOf(kind, name)).toBe(extension),
);

it.each([
  ['pdf', 'Анализ крови.pdf', 'Анализ крови.pdf'],
  ['pdf', 'Анализ.PDF', 'Анализ.PDF'],
  ['pdf', 'установка.exe', 'установка.exe.pdf'],
  ['pdf', 'анализ\u202efdp.exe', 'анализ fdp.exe.pdf'],
  ['unknown', '../../a.bat', '_.._a.bat.bin'],
  ['png', '', 'документ.png'],
] as const)('%s called %j is saved as %s', (kind, name, saved) => expect(savedName(name, kind)).toBe(saved));

it('whatever a document is called, its file ends in what it is', () => {
  const kinds = ['pdf', 'zip', 'heic', 'unknown', 'signature'] as const;
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.string({ unit: 'binary', maxLength: 200 }), (kind, name) => {
      expect(savedName(name, kind)).toMatch(/^[^/\\\p{Cc}\p{Cf}]+\.(?:pdf|zip|hei[cf]|bin|sig|p7s|p7m|sgn)$/iu);
    }),
  );
});
