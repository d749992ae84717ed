import { type Bytes, err, ok, type Result } from '../../kernel';
import { decodeXml } from './decode-xml';
import { plainText } from './plain-text';

/** `prefix` is '' without one; namespaces are not resolved: СЭМД in the wild come with and without their declarations. */
export type XmlElement = {
  prefix: string;
  local: string;
  attributes: ReadonlyMap<string, string>;
  children: (XmlElement | string)[];
};

/** `doctype`: a document type declaration, the door of every XML bomb. `too-large`: bytes, depth or number of nodes. */
export type XmlError = 'too-large' | 'too-deep' | 'doctype' | 'encoding' | 'malformed';

export const MAX_DEPTH = 256;
const MAX_NODES = 1_000_000;

const NAME = /[^\s/>=<"'&!?]+/y;
const ATTRIBUTE = /\s+([^\s/>=<"'&]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /\s*(\/?)>/y;
const CLOSING = /<\/([^\s>]+)\s*>/y;

/**
 * A tree of an XML without anything that makes XML dangerous: no document type, so no entities but the five and the
 * numbered; processing instructions are passed over (real СЭМД name a style sheet), nothing is fetched. Linear in the
 * length of the text. To be called in a worker that can be ended.
 */
export function parseXml(bytes: Bytes): Result<XmlElement, XmlError> {
  const text = decodeXml(bytes);
  return text.ok ? parseText(text.value.replace(/^\uFEFF/, '')) : text;
}

type Open = XmlElement & { name: string };

function parseText(text: string): Result<XmlElement, XmlError> {
  const stack: Open[] = [];
  let root: XmlElement | null = null;
  let nodes = 0;
  let at = 0;
  while (at < text.length) {
    if (++nodes > MAX_NODES) return err('too-large');
    const mark = text.indexOf('<', at);
    const end = mark < 0 ? text.length : mark;
    if (end > at && !put(stack.at(-1), plainText(text.slice(at, end)))) return err('malformed');
    if (mark < 0) break;
    const skipped = passOver(text, mark);
    if (typeof skipped === 'string') return err(skipped);
    if (skipped) {
      if (skipped.text !== null && !put(stack.at(-1), skipped.text)) return err('malformed');
      at = skipped.end;
      continue;
    }
    if (text[mark + 1] === '/') {
      const name = match(CLOSING, text, mark)?.[1];
      if (name === undefined || stack.pop()?.name !== name) return err('malformed');
      at = CLOSING.lastIndex;
      continue;
    }
    const opened = readTag(text, mark);
    if (!opened) return err('malformed');
    const parent = stack.at(-1);
    if (!parent && root) return err('malformed');
    parent?.children.push(opened.element);
    root ??= opened.element;
    at = opened.end;
    if (opened.empty) continue;
    stack.push(opened.element);
    if (stack.length > MAX_DEPTH) return err('too-deep');
  }
  return root && stack.length === 0 ? ok(root) : err('malformed');
}

/** False for words outside of every element. */
function put(parent: XmlElement | undefined, text: string): boolean {
  if (parent) parent.children.push(text);
  return parent !== undefined || text.trim() === '';
}

/** What is no element: a comment, an instruction, a CDATA section with its text. Null when it is one. */
function passOver(text: string, at: number): { end: number; text: string | null } | XmlError | null {
  const until = (start: number, mark: string): number => {
    const found = text.indexOf(mark, start);
    return found < 0 ? -1 : found + mark.length;
  };
  const done = (end: number, inside: string | null = null) => (end < 0 ? 'malformed' : { end, text: inside });
  if (text.startsWith('<!--', at)) return done(until(at + 4, '-->'));
  if (text.startsWith('<?', at)) return done(until(at + 2, '?>'));
  if (text.startsWith('<![CDATA[', at)) {
    const end = until(at + 9, ']]>');
    return done(end, text.slice(at + 9, end - 3));
  }
  return text[at + 1] === '!' ? 'doctype' : null;
}

function readTag(text: string, at: number): { element: Open; end: number; empty: boolean } | null {
  const name = match(NAME, text, at + 1)?.[0];
  if (!name) return null;
  let end = NAME.lastIndex;
  const attributes = new Map<string, string>();
  for (let found = match(ATTRIBUTE, text, end); found; found = match(ATTRIBUTE, text, end)) {
    const [, key = '', double, single] = found;
    if (attributes.has(key)) return null;
    attributes.set(key, plainText(double ?? single ?? ''));
    end = ATTRIBUTE.lastIndex;
  }
  const closing = match(TAG_END, text, end);
  if (!closing) return null;
  const colon = name.indexOf(':');
  const [prefix, local] = colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
  return {
    element: { name, prefix, local, attributes, children: [] },
    end: TAG_END.lastIndex,
    empty: closing[1] === '/',
  };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
