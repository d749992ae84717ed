/** An element of HTML text that is not closed yet. */
export type Open = { name: string; attributes: string };
/** Where the search goes on; what stands between `first` and `last` may be left out. */
export type Step = { first: number; last: number; end: number };

const TAG = /<(\/?)([a-z][a-z0-9-]*)((?:[ \t\r\n\f]+[a-zA-Z_:@][\w:.@-]*(?:="[^"<>]*"|='[^'<>]*')?)*)[ \t\r\n\f]*\/?>/y;
const QUOTED = '(?:[ \\t\\r\\n\\f]+[a-zA-Z][\\w:-]*(?:="[^"<>]*")?)*[ \\t\\r\\n\\f]*';
const picture = () => new RegExp(`<svg${QUOTED}>(?:<(?:path|circle|rect)${QUOTED}/>)*</svg>`, 'y');
const VOID = /^(?:br|hr|img|input|link|meta|wbr)$/;
const RAW = /^(?:script|style|title)$/;
const IN_HEAD = /^(?:link|meta|script|style|title)$/;
const IN_BODY =
  /^(?:main|section|article|div|p|ul|ol|dl|dt|dd|h[1-6]|header|footer|nav|aside|details|summary|form|figure|hr)$/;
const IN_TEXT = /^(?:a|span|b|strong|i|em|small|time|button|label|br|img|input|wbr|script|style|[a-z]+-[\w-]*)$/;
/** Inside its like the parser would close that one first, or leave this one out. */
const LONELY = /^(?:a|button|form|h[1-6]|dt|dd)$/;

/**
 * Goes over one tag, comment, picture or script of HTML text and keeps `stack`, the elements that are open. Knows the
 * plain part of the language, in which the tree is what the tags say; null for all else.
 */
export function stepOver(html: string, at: number, stack: Open[]): Step | null {
  if (html.startsWith('<!--', at)) return commentEnd(html, at + 4);
  if (html.startsWith('<svg', at)) return pictureEnd(html, at);
  TAG.lastIndex = at;
  const [whole, close, name = '', attributes = ''] = TAG.exec(html) ?? [];
  if (whole === undefined) return null;
  const end = at + whole.length;
  if (close) return stack.pop()?.name === name ? on(end) : null;
  if (!fits(name, stack)) return null;
  if (RAW.test(name)) return rawEnd(html, end, name, stack);
  if (!VOID.test(name)) stack.push({ name, attributes });
  return on(end);
}

const on = (end: number): Step => ({ first: end, last: end, end });

/** Whether the parser puts this element where it stands, and closes none of those around it for its sake. */
function fits(name: string, stack: readonly Open[]): boolean {
  const top = stack.at(-1)?.name;
  if (top === undefined) return name === 'html';
  if (top === 'html') return name === 'head' || name === 'body';
  if (top === 'head') return IN_HEAD.test(name);
  if (name === 'li') return top === 'ul' || top === 'ol';
  if (!IN_TEXT.test(name) && (!IN_BODY.test(name) || stack.some((open) => open.name === 'p'))) return false;
  return !LONELY.test(name) || stack.every((open) => kindOf(open.name) !== kindOf(name));
}

const kindOf = (name: string): string => (name === 'dd' ? 'dt' : name.replace(/^h[1-6]$/, 'h'));

function commentEnd(html: string, from: number): Step | null {
  const end = html.indexOf('-->', from) + 3;
  return end < from || /^-?>|--!>/.test(html.slice(from, end)) ? null : on(end);
}

function pictureEnd(html: string, at: number): Step | null {
  const whole = picture();
  whole.lastIndex = at;
  return whole.test(html) ? on(whole.lastIndex) : null;
}

/** Scripts and styles beside the content are nobody's text. */
function rawEnd(html: string, from: number, name: string, stack: readonly Open[]): Step | null {
  const close = /<\/(?:script|style|title)|<!--/gi;
  close.lastIndex = from;
  const found = close.exec(html);
  const end = close.lastIndex + 1;
  if (found?.[0] !== `</${name}` || html[end - 1] !== '>') return null;
  const beside = stack.length === 2 && name !== 'title';
  return { first: from, last: beside ? found.index : from, end };
}
