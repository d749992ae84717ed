import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, utf8 } from '../../kernel';
import { growth, PROPORTION } from '../../test-effort';
import { withSamples } from '../../test-samples';
import { MAX_XML_BYTES } from './decode-xml';
import { MAX_DEPTH, parseXml, type XmlElement, type XmlError } from './parse-xml';
import { isElement } from './walk';

const parse = (text: string) => parseXml(utf8(text));
const failure = (text: string) => {
  const read = parse(text);
  return read.ok ? null : read.error;
};
const cp1251 = (text: string) =>
  Uint8Array.from(text, (c) => (/[А-я]/.test(c) ? c.charCodeAt(0) - 0x410 + 0xc0 : c.charCodeAt(0)));
const utf16 = (text: string) =>
  concat(Uint8Array.of(0xff, 0xfe), new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer));

describe('an XML', () => {
  it('becomes a tree; instructions and comments are passed over, five entities and numbers are known', () => {
    const read = parse(
      `<?xml version="1.0"?><?xml-stylesheet href="http://x/y.xsl"?><!-- <a> --><a:b c='1 &lt; "2"' d="&#1071;"> x&amp;y<e/><![CDATA[<f>&amp;]]>&foo;</a:b >\n`,
    );
    if (!read.ok) return expect.fail(read.error);
    const { prefix, local, attributes, children } = read.value;
    expect([prefix, local, [...attributes]]).toEqual([
      'a',
      'b',
      [
        ['c', '1 < "2"'],
        ['d', 'Я'],
      ],
    ]);
    expect(children.map((child) => (isElement(child) ? child.local : child))).toEqual([
      ' x&y',
      'e',
      '<f>&amp;',
      '&foo;',
    ]);
  });

  it.each<[string, XmlError]>([
    ['', 'malformed'],
    ['слова', 'malformed'],
    ['<a>', 'malformed'],
    ['<a></b>', 'malformed'],
    ['</a>', 'malformed'],
    ['<a/><b/>', 'malformed'],
    ['<a/>слова', 'malformed'],
    ['<a b=1/>', 'malformed'],
    ['<a b="1" b="2"/>', 'malformed'],
    ['<a b="<"/>', 'malformed'],
    ['<a><!-- </a>', 'malformed'],
    ['<a><![CDATA[</a>', 'malformed'],
    ['<!DOCTYPE a><a/>', 'doctype'],
    ['<a><!ENTITY b "c"></a>', 'doctype'],
    ['<?xml version="1.0" encoding="utf-7"?><a/>', 'encoding'],
    ['<a>'.repeat(MAX_DEPTH + 1), 'too-deep'],
  ])('%s is refused', (text, error) => expect(failure(text)).toBe(error));

  it('is read to the last allowed depth', () => {
    expect(failure(`${'<a>'.repeat(MAX_DEPTH)}${'</a>'.repeat(MAX_DEPTH)}`)).toBeNull();
  });

  it('of more than 20 MB is refused unread', () => {
    expect(parseXml(new Uint8Array(MAX_XML_BYTES + 1))).toEqual({ ok: false, error: 'too-large' });
  });

  it.each([
    ['windows-1251', cp1251('<?xml version="1.0" encoding="windows-1251"?><a>Слово</a>')],
    ['UTF-16', utf16('<?xml version="1.0" encoding="UTF-16"?><a>Слово</a>')],
    ['UTF-8 with a mark', utf8('\uFEFF<a>Слово</a>')],
  ])('in %s is read', (_, bytes) => {
    const read = parseXml(bytes);
    expect(read).toMatchObject({ ok: true, value: { children: ['Слово'] } });
  });

  it('takes time in proportion to its length, whatever it is made of', { timeout: 60_000 }, async () => {
    for (const piece of [
      '<a>',
      '<a ',
      '<a b=',
      '<',
      '&',
      '&#',
      '<!--',
      '<![CDATA[',
      '<?',
      '<a b="',
      ' '.repeat(50),
      '<a/>',
    ]) {
      const read = (size: number) => failure(`<r>${piece.repeat(Math.floor(size / piece.length))}`);
      expect(await growth(read, 1_500_000), piece).toBeLessThan(PROPORTION);
    }
  });

  type Node = { name: string; attributes: [string, string][]; children: (Node | string)[] };
  const name = fc.stringMatching(/^[a-zя][a-zя0-9.-]{0,6}$/);
  const words = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .filter((text) => !/[\0\r\uFEFF\uFFFD]/.test(text) && text.isWellFormed());
  const { node } = fc.letrec<{ node: Node }>((tie) => ({
    node: fc.record({
      name,
      attributes: fc.uniqueArray(fc.tuple(name, words), { selector: ([key]) => key, maxLength: 3 }),
      children: fc.array(
        fc.oneof(
          { depthSize: 'small' },
          words.filter((text) => text !== ''),
          tie('node'),
        ),
        { maxLength: 4 },
      ),
    }),
  }));
  const esc = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
  const write = ({ name: tag, attributes, children }: Node): string =>
    `<${tag}${attributes.map(([key, value]) => ` ${key}="${esc(value)}"`).join('')}>${children
      .map((child) => (typeof child === 'string' ? esc(child) : write(child)))
      .join('')}</${tag}>`;
  const seen = ({ local, attributes, children }: XmlElement): Node => ({
    name: local,
    attributes: [...attributes],
    children: children.map((child) => (isElement(child) ? seen(child) : child)),
  });
  const merged = (tree: Node): Node => ({
    ...tree,
    children: tree.children.reduce<(Node | string)[]>((done, child) => {
      const last = done.at(-1);
      if (typeof child === 'string' && typeof last === 'string') done[done.length - 1] = last + child;
      else done.push(typeof child === 'string' ? child : merged(child));
      return done;
    }, []),
  });

  it('is what was written, for any tree', () => {
    fc.assert(
      fc.property(node, (tree) => {
        const read = parse(write(tree));
        expect(read.ok && seen(read.value)).toEqual(merged(tree));
      }),
    );
  });

  it('of any bytes ends in an answer', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<',
      '>',
      '/',
      '"',
      '=',
      '&',
      ';',
      '<!--',
      '-->',
      '<?',
      '?>',
      '<!',
      'x',
      ' ',
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => void parse(pieces.join(''))));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void parseXml(Uint8Array.from(bytes))));
  });

  withSamples('samples/xml-attacks', (files) => {
    it.each(files)('the attack %s is refused at its document type', (_, bytes) => {
      expect(parseXml(bytes)).toEqual({ ok: false, error: 'doctype' });
    });
  });
});
