import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { swells } from './bomb';

const streamOf = (body: Uint8Array, eol = '\n', end = '\nendstream\nendobj\n') =>
  Buffer.concat([
    Buffer.from(`1 0 obj\n<< /Length ${body.length} /Filter /FlateDecode >>\nstream${eol}`),
    body,
    Buffer.from(end),
  ]);
const pdfOf = (...streams: Uint8Array[]) =>
  new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7\n'), ...streams, Buffer.from('%%EOF\n')]));
const junk = (packed: Uint8Array) => Buffer.concat([packed, Buffer.from('nothing of the stream’s')]);
const zeros = (megabytes: number) => deflateSync(Buffer.alloc(megabytes * 2 ** 20), { level: 9 });

describe('a PDF that grows', () => {
  it.each([
    ['a page of text', pdfOf(streamOf(deflateSync(Buffer.from('BT /F1 12 Tf (привет) Tj ET'.repeat(2_000)))))],
    ['a white scan in colour, 300 points an inch', pdfOf(streamOf(zeros(26)), streamOf(zeros(26)))],
    ['packed twice, and small', pdfOf(streamOf(deflateSync(deflateSync(Buffer.from('BT ET'.repeat(100))))))],
    ['a stream that is no zlib', pdfOf(streamOf(Buffer.from([0x78, 0x9c, 1, 2, 3, 4])))],
    ['a stream cut in the middle', pdfOf(streamOf(zeros(1).subarray(0, 200), '\n', ''))],
    ['nothing at all', new Uint8Array()],
    ['the word at the very end', pdfOf(Buffer.from('stream'))],
  ])('%s: may be read', async (_, bytes) => expect(await swells(bytes)).toBe(false));

  const stored = Buffer.concat([Buffer.from('\nendstream\n'), Buffer.alloc(200 * 2 ** 20)]);
  it.each([
    ['200 MB of a few kilobytes', pdfOf(streamOf(zeros(200)))],
    ['behind CR LF', pdfOf(streamOf(zeros(200), '\r\n'))],
    ['packed twice', pdfOf(streamOf(deflateSync(zeros(200))))],
    ['packed three times', pdfOf(streamOf(deflateSync(deflateSync(zeros(200)))))],
    ['packed twice, something behind each end', pdfOf(streamOf(junk(deflateSync(junk(zeros(200))))))],
    ['behind a good page', pdfOf(streamOf(deflateSync(Buffer.from('BT ET'))), streamOf(zeros(200)))],
    ['no end is written', pdfOf(streamOf(zeros(200), '\n', ''))],
    ['«endstream» in the middle', pdfOf(streamOf(deflateSync(stored, { level: 0 })))],
    ['many of moderate size', pdfOf(...Array.from({ length: 11 }, () => streamOf(zeros(100))))],
  ])('%s: is not read', async (_, bytes) => expect(await swells(bytes)).toBe(true));
});
