import { deflateSync } from 'node:zlib';

/** A page's content as it stands in the file, with the filters that unpack it. */
type Content = { filters: number; packed: Buffer };

export const words = (text: string): Content => ({
  filters: 1,
  packed: deflateSync(Buffer.from(`BT /F1 24 Tf 40 700 Td (${text}) Tj ET`)),
});

/** Content of so many megabytes, packed so many times: a few kilobytes. */
export function bomb(megabytes: number, filters = 1): Content {
  let packed = Buffer.alloc(megabytes * 2 ** 20, ' ');
  for (let layer = 0; layer < filters; layer++) packed = deflateSync(packed, { level: 9 });
  return { filters, packed };
}

/** A PDF written by hand, its table of contents included. */
export function pdfOf(contents: readonly Content[], box = '0 0 595 842'): Buffer {
  const pageAt = (index: number) => 4 + 2 * index;
  const kids = contents.map((_, index) => `${pageAt(index)} 0 R`).join(' ');
  const objects: Buffer[] = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Count ${contents.length} /Kids [${kids}] /MediaBox [${box}] >>`),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'),
    ...contents.flatMap(({ filters, packed }, index) => [
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /Contents ${pageAt(index) + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      ),
      Buffer.concat([
        Buffer.from(`<< /Length ${packed.length} /Filter [${'/FlateDecode '.repeat(filters)}] >>\nstream\n`),
        packed,
        Buffer.from('\nendstream'),
      ]),
    ]),
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const places: number[] = [];
  for (const [index, object] of objects.entries()) {
    places.push(Buffer.concat(parts).length);
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n'));
  }
  const table = Buffer.concat(parts).length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\n`),
    Buffer.from(`startxref\n${table}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}
