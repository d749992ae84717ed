import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../kernel';
import { growth, PROPORTION } from '../test-effort';
import { type FileKind, sniff } from './sniff';

const samples = resolve(import.meta.dirname, '../../../shared/samples');
/** The beginning of what `openssl cms -sign -outform DER` makes. */
const CMS = [
  0x30, 0x82, 0x02, 0xf4, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02, 0xa0, 0x82, 2, 0xe5,
];
const cms = Uint8Array.from([...CMS, ...new Array(60).fill(7)]);
const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes)).replace(/.{64}/g, '$&\r\n');
const utf16 = (text: string) =>
  Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer)]);

describe('sniff', () => {
  it.each<[string, Uint8Array, FileKind]>([
    ['nothing', new Uint8Array(0), 'empty'],
    ['a PDF', utf8('%PDF-1.7\n%âãÏÓ\n'), 'pdf'],
    ['a PDF after junk', utf8(`\r\n\r\n${' '.repeat(900)}%PDF-1.4`), 'pdf'],
    ['the mark too far away', utf8(`${'x'.repeat(2_000)}%PDF-1.4`), 'unknown'],
    ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), 'jpeg'],
    ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'png'],
    ['a HEIC photo', Uint8Array.of(0, 0, 0, 24, ...utf8('ftypheic'), 0, 0, 0, 0), 'heic'],
    ['an MP4 film', Uint8Array.of(0, 0, 0, 24, ...utf8('ftypisom'), 0, 0, 0, 0), 'unknown'],
    ['a ZIP', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), 'zip'],
    ['a signature', cms, 'signature'],
    ['a signature as PEM', utf8(`-----BEGIN CMS-----\n${base64(cms)}\n-----END CMS-----`), 'signature'],
    ['a signature as bare base64', utf8(base64(cms)), 'signature'],
    ['a certificate', Uint8Array.of(0x30, 0x82, 3, 0x20, 0x30, 0x82, 2, 8, 0xa0, 3, 2, 1, 2), 'unknown'],
    ['text that only begins like base64', utf8('MIMINOMIMINOMIMINOMIMINOMIMINOMIMINOMIMINO'), 'unknown'],
    ['an empty ZIP', Uint8Array.of(0x50, 0x4b, 5, 6, 0, 0), 'zip'],
    ['a page', utf8('<!DOCTYPE html><html><body>Вход</body></html>'), 'html'],
    ['a page after comments', utf8('\n<!-- a --><!-- b -->\n<HTML lang="ru">'), 'html'],
    ['a page that speaks of PDF', utf8('<html><p>%PDF-1.7</p></html>'), 'html'],
    ['an XHTML page', utf8('<?xml version="1.0"?><!DOCTYPE html><html>'), 'html'],
    ['an XML', utf8('﻿<?xml version="1.0" encoding="UTF-8"?><root/>'), 'xml'],
    ['an XML without declaration', utf8('<ns:root a="1">'), 'xml'],
    ['an XML in UTF-16', utf16('<?xml version="1.0"?><a/>'), 'xml'],
    [
      'a СЭМД',
      utf8('<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3">'),
      'semd',
    ],
    ['a СЭМД with a prefix', utf8('<n1:ClinicalDocument xmlns:n1="urn:hl7-org:v3">'), 'semd'],
    ['an XML that mentions one', utf8('<list><ClinicalDocument/></list>'), 'xml'],
    ['text', utf8('Здравствуйте'), 'unknown'],
    ['JSON', utf8('{"error":"login"}'), 'unknown'],
    ['a lone bracket', utf8('<'), 'unknown'],
  ])('%s', (_, bytes, kind) => {
    expect(sniff(bytes)).toBe(kind);
  });

  it('answers at once for markup made to make patterns backtrack', async () => {
    for (const piece of ['<!---->', '<?a?>', '<!--', '<?', '<a<', ' <!-- -->']) {
      const judged = (times: number) => sniff(utf8(piece.repeat(times)));
      expect(await growth(judged, 20_000), piece).toBeLessThan(PROPORTION);
    }
  });

  it('answers for any bytes, and never calls a page anything but a page', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (tail) => {
        sniff(tail);
        expect(sniff(Uint8Array.from([...utf8('<html>'), ...tail]))).toBe('html');
      }),
    );
  });

  it.skipIf(!existsSync(samples))('knows the public samples (skipped: no samples)', () => {
    const kindsIn = (folder: string) =>
      readdirSync(resolve(samples, folder)).map(
        (name) => [name, sniff(readFileSync(resolve(samples, folder, name)))] as const,
      );
    for (const [name, kind] of kindsIn('semd')) expect([name, kind]).toEqual([name, 'semd']);
    const pdfs = kindsIn('pdf-attacks').filter(([, kind]) => kind === 'pdf');
    expect(pdfs.length).toBeGreaterThan(40);
  });
});
