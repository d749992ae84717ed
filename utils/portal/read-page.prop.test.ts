// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fixture } from './fixtures/load';
import { LK, WWW } from './hosts';
import { normalise } from './normalise';
import { readPage } from './read-page';

const PAGES = [
  ['article-order.html', `${WWW}/my-services/medical-card/requests/5400000001`],
  ['article-orders.html', `${WWW}/my-services/medical-card`],
  ['article-health.html', `${WWW}/my-health/medical-card`],
  ['article-profile.html', `${WWW}/profile`],
  ['lk-order.html', `${LK}/order/5400000007`],
  ['lk-orders.html', `${LK}/orders`],
  ['lk-health.html', `${LK}/health/meddocs`],
  ['lk-profile.html', `${LK}/profile`],
] as const;

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  с: 'c',
  е: 'e',
  о: 'o',
  р: 'p',
  х: 'x',
  С: 'C',
  О: 'O',
  Т: 'T',
};

/** What a rewrite does to every text; none of them changes what the page says. */
const TEXT = {
  nbsp: (text: string) => text.replaceAll(' ', '\u00a0'),
  'narrow spaces': (text: string) => text.replaceAll(' ', '\u202f'),
  'many spaces': (text: string) => text.replace(/ /g, ' \n\t '),
  'upper case': (text: string) => text.toUpperCase(),
  'no ё': (text: string) => text.replaceAll('ё', 'е').replaceAll('Ё', 'Е'),
  'em dashes': (text: string) => text.replaceAll('-', '\u2010'),
  'soft hyphens': (text: string) => text.replace(/([а-я])([а-я])/g, '$1\u00ad$2'),
  'Latin look-alikes': (text: string) => text.replace(/(?<=[а-я])[асеорх]/g, (letter) => LATIN[letter] ?? letter),
  'zero-width spaces': (text: string) => text.replace(/([а-я]) /g, '$1\u200b '),
  'byte order mark': (text: string) => `\ufeff${text}`,
} as const;

const ELEMENTS = {
  'other classes': (root: Document) => each(root, '[class]', (e) => renameClasses(e)),
  'other build attributes': (root: Document) => each(root, '*', (e) => e.setAttribute('_ngcontent-zzz', '')),
  'other ids': (root: Document) => each(root, '[id]', (e) => e.setAttribute('id', `x-${e.id}`)),
  'deeper nesting': (root: Document) => each(root, 'main p, main span, main dd, main h4', nest),
  comments: (root: Document) => each(root, 'main *', (e) => e.prepend(root.createComment('Одобрено'))),
  scripts: (root: Document) => each(root, 'main', (e) => e.append(hidden(root, 'script', '"Статус: Одобрено"'))),
  styles: (root: Document) => each(root, 'main', (e) => e.prepend(hidden(root, 'style', '.a{content:"Отклонено"}'))),
  'an advert above': (root: Document) =>
    each(root, 'body', (e) => e.prepend(hidden(root, 'aside', 'Отклонено? Звоните!'))),
  'a footer below': (root: Document) =>
    each(root, 'body', (e) => e.append(hidden(root, 'footer', 'Статус: Отклонено'))),
  'attributes on links': (root: Document) => each(root, 'a', (e) => e.setAttribute('data-track', 'Отклонено')),
} as const;

function each(root: Document, selector: string, change: (element: Element) => void): void {
  for (const element of [...root.querySelectorAll(selector)]) change(element);
}
/** Classes that carry meaning of their own: who is logged in, and the group of a status in a department's words. */
const MEANT = /^(user-name|authorized-user|status-.*)$/;
function renameClasses(element: Element): void {
  const kept = [...element.classList].filter((name) => MEANT.test(name));
  element.setAttribute('class', ['css-1a2b3c', ...kept].join(' '));
}
function nest(element: Element): void {
  const inner = element.ownerDocument.createElement('span');
  inner.append(...element.childNodes);
  element.append(inner);
}
function hidden(root: Document, tag: string, text: string): Element {
  const element = root.createElement(tag);
  element.textContent = text;
  return element;
}

function rewriteTexts(root: Document, change: (text: string) => string): void {
  const walk = (node: Node): void => {
    if (node.nodeType === 3) node.nodeValue = change(node.nodeValue ?? '');
    else for (const child of [...node.childNodes]) walk(child);
  };
  if (root.body) walk(root.body);
}

/** Texts in the form they are compared in: a rewrite in capitals is shown in capitals. */
const reading = (root: Document, url: string): string =>
  normalise(JSON.stringify(readPage(root, url)).replace(/\\[nt]/g, ' ')).replaceAll('… ', '');

const rewrites = fc.record({
  texts: fc.subarray(Object.keys(TEXT) as (keyof typeof TEXT)[]),
  elements: fc.subarray(Object.keys(ELEMENTS) as (keyof typeof ELEMENTS)[]),
});

type Rewrite = { texts: (keyof typeof TEXT)[]; elements: (keyof typeof ELEMENTS)[] };
const SINGLE: readonly Rewrite[] = [
  ...Object.keys(TEXT).map((kind) => ({ texts: [kind as keyof typeof TEXT], elements: [] })),
  ...Object.keys(ELEMENTS).map((kind) => ({ texts: [], elements: [kind as keyof typeof ELEMENTS] })),
];

it.each(PAGES)('40 harmless rewrites of %s read the same', (name, url) => {
  const before = reading(parse(fixture(name)), url);
  expect(before).toMatch(/"ok":true/);
  const same = ({ texts, elements }: Rewrite): void => {
    const root = parse(fixture(name));
    for (const kind of texts) rewriteTexts(root, TEXT[kind]);
    for (const kind of elements) ELEMENTS[kind](root);
    expect(reading(root, url), `${texts} ${elements}`).toBe(before);
  };
  for (const rewrite of SINGLE) same(rewrite);
  fc.assert(fc.property(rewrites, same), { numRuns: 40 });
});

it.each(PAGES)('%s cut anywhere is never read as something else', (name, url) => {
  const whole = fixture(name);
  const full = readPage(parse(whole), url);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: whole.length }), (at) => {
      const cut = readPage(parse(whole.slice(0, at)), url);
      if (!cut.ok || cut.value.page.kind !== 'order' || !full.ok || full.value.page.kind !== 'order') return;
      expect(cut.value.page.number).toBe(full.value.page.number);
    }),
    { numRuns: 60 },
  );
});
