import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isDocumentDownload, isMadeByPage } from './allowed';
import { storageUrl, suggestName } from './downloads';
import { WWW } from './hosts';

it.each([
  [`${WWW}/api/storage/v1/files/9100000001/3/download?mnemonic=a.pdf`, true],
  [`${WWW}/my-health/files/512.26.05.20.000000001.pdf`, true],
  [`${WWW}/my-health/files/512.26.05.20.000000001.xml`, true],
  [`${WWW}/api/lk/geps/file/download/1?inline=false`, false],
  [`${WWW}/api/lk/v1/orders/5400000001`, false],
  ['https://example.com/my-health/files/1.pdf', false],
  ['blob:https://www.gosuslugi.ru/1', false],
])('download? %s', (url, yes) => {
  expect(isDocumentDownload(url)).toBe(yes);
});

it.each([
  [
    'terrabyte://00/5400000007/ответ 1.pdf/2',
    'files/5400000007/2/download?mnemonic=%D0%BE%D1%82%D0%B2%D0%B5%D1%82%201.pdf',
  ],
  ['terrabyte://00/5400000007/a%20b.pdf/2', 'files/5400000007/2/download?mnemonic=a%20b.pdf'],
])('%s', (link, tail) => {
  expect(storageUrl(link)).toBe(`${WWW}/api/storage/v1/${tail}`);
  expect(isDocumentDownload(storageUrl(link) ?? '')).toBe(true);
});

it.each(['', 'https://example.com/a', 'terrabyte://00/1/2', 'terrabyte://00/../x/2', 'javascript:alert(1)'])(
  'no address from «%s»',
  (link) => expect(storageUrl(link)).toBeNull(),
);

const url = `${WWW}/api/storage/v1/files/1/2/download?mnemonic=from%20url.pdf`;
it.each([
  [null, 'from url.pdf'],
  ["attachment; filename=x.pdf; filename*=UTF-8''%D0%90%D0%BD%D0%B0%D0%BB%D0%B8%D0%B7.pdf", 'Анализ.pdf'],
  ['attachment; filename="a \\"b\\".pdf"', 'a _b_.pdf'],
  ['attachment; filename="../../etc/passwd"', '_.._etc_passwd'],
  ['attachment; filename="C:\\\\x\\\\con.pdf"', 'C__x_con.pdf'],
  ['attachment; filename="con.pdf"', '_con.pdf'],
  ['attachment; filename="\u202Efdp.exe"', 'fdp.exe'],
  ['attachment; filename=""', 'документ'],
  ["attachment; filename*=UTF-8''%FF", 'from url.pdf'],
])('%s → %s', (disposition, name) => {
  expect(suggestName(url, disposition)).toBe(name);
});

it('a name is always safe', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
      const name = suggestName(url, `attachment; filename="${raw.replace(/["\\]/g, '\\$&')}"`);
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]|^[.\s]|[.\s]$/u);
      expect(name.length).toBeGreaterThan(0);
      expect([...name].length).toBeLessThanOrEqual(120);
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['blob:https://lk.gosuslugi.ru/0f1d3a52-8a0e-4f3a-9d0e-1f2e3d4c5b6a', true],
  ['blob:https://www.gosuslugi.ru/0f1d3a52', true],
  ['blob:https://esia.gosuslugi.ru/0f1d3a52', false],
  ['blob:https://www.gosuslugi.ru.example.com/0f1d3a52', false],
  ['blob:https://user@www.gosuslugi.ru/0f1d3a52', false],
  ['blob:https://www.gosuslugi.ru:8443/0f1d3a52', false],
  ['blob:https://www.gosuslugi.ru/a/../b', false],
  ['blob:http://www.gosuslugi.ru/0f1d3a52', false],
  ['blob:null/0f1d3a52', false],
  ['data:application/pdf;base64,AAAA', false],
  ['https://www.gosuslugi.ru/0f1d3a52', false],
])('made by a page of the portal: %s %s', (url, yes) => {
  expect(isMadeByPage(url)).toBe(yes);
});
