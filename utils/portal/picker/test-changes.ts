/** What the portal's makers do to a page between two visits. `pick` chooses where, in [0, 1). */
export type Change = (page: Document, status: Text, pick: number) => void;

const all = (page: ParentNode, selector: string): Element[] => [...page.querySelectorAll(selector)];
const one = (list: readonly Element[], pick: number): Element | undefined => list[Math.floor(pick * list.length)];

const texts = (page: Document, change: (text: string) => string): void => {
  const walk = (node: Node): void => {
    if (node.nodeType === 3) node.nodeValue = change(node.nodeValue ?? '');
    else for (const child of [...node.childNodes]) walk(child);
  };
  walk(page.body);
};
const rename = (element: Element, tag: string): void => {
  const fresh = element.ownerDocument.createElement(tag);
  for (const { name, value } of [...element.attributes]) fresh.setAttribute(name, value);
  fresh.append(...element.childNodes);
  element.replaceWith(fresh);
};
const wrap = (element: Element): void => {
  const outer = element.ownerDocument.createElement('div');
  element.replaceWith(outer);
  outer.append(element);
};
const nest = (element: Element): void => {
  const inner = element.ownerDocument.createElement('span');
  inner.append(...element.childNodes);
  element.append(inner);
};
function banner(page: Document, before: Element | undefined, tag = 'div'): void {
  const element = page.createElement(tag);
  element.className = 'banner';
  element.textContent = 'Важно: 25 мая работы на портале';
  before?.before(element);
}
const LATIN: Readonly<Record<string, string>> = { а: 'a', с: 'c', е: 'e', о: 'o', р: 'p', х: 'x' };

/** After each of these alone the status is found. */
export const HARMLESS: Readonly<Record<string, Change>> = {
  'other classes': (page) => {
    for (const element of all(page, 'main [class]')) element.setAttribute('class', `x${element.className.length}`);
  },
  'no classes': (page) => {
    for (const element of all(page, 'main [class]:not(.card-title)')) element.removeAttribute('class');
  },
  'build attributes': (page) => {
    for (const element of all(page, 'main *')) element.setAttribute('_ngcontent-abc', '');
  },
  'wrapped blocks': (page) => all(page, 'section, h1, h2, button').forEach(wrap),
  'nested texts': (page) => all(page, 'h2, dd, td, .value, .line, .card-title').forEach(nest),
  'non-breaking spaces': (page) => texts(page, (text) => text.replaceAll(' ', '\u00a0')),
  'no ё': (page) => texts(page, (text) => text.replaceAll('ё', 'е')),
  capitals: (page) => texts(page, (text) => text.toUpperCase()),
  'soft hyphens': (page) => texts(page, (text) => text.replace(/([а-я])([а-я])/g, '$1\u00ad$2')),
  'look-alikes': (page) =>
    texts(page, (text) => text.replace(/(?<=[а-я])[асеорх]/g, (letter) => LATIN[letter] ?? letter)),
  'dashes and digits': (page) => texts(page, (text) => text.replaceAll('-', '—').replace(/\d/g, '7')),
  'a banner above': (page) => banner(page, page.querySelector('h1') ?? undefined),
  'a banner below': (page) => banner(page, all(page, 'main > .note, main > p').at(-1)),
  'a banner above the cards': (page) => banner(page, page.querySelector('section') ?? undefined, 'section'),
  'a script and comments': (page) => {
    for (const element of all(page, 'main *')) element.prepend(page.createComment('Одобрено'));
  },
  'another status': (_, status) => {
    status.nodeValue = (status.nodeValue ?? '').replace(
      /^([^:]*:\s*)?.*$/,
      (_all, label = '') => `${label}Совсем другое слово`,
    );
  },
};

/** After these it is found or missed, and nothing else is ever taken for it. */
export const HARSH: Readonly<Record<string, Change>> = {
  'a banner anywhere': (page, _, pick) => banner(page, one(all(page, 'main *:not(tr, td, th, tbody)'), pick), 'aside'),
  // Of another tag: one of the same tag in the very place of a status that is gone cannot be told from its next word.
  'a banner in a row': (page, _, pick) => banner(page, one(all(page, '.value, dd, .line'), pick), 'em'),
  'a row is gone': (page, _, pick) => one(all(page, 'section .row, tr, .line'), pick)?.remove(),
  'a value is gone': (page, _, pick) => one(all(page, '.value, dd'), pick)?.remove(),
  'a card is gone': (page, _, pick) => one(all(page, 'section.card'), pick)?.remove(),
  'the status is gone': (_, status) => status.parentElement?.remove(),
  'the label is gone': (page, _, pick) => one(all(page, '.label, dt, th'), pick)?.remove(),
  'cards in another order': (page, _, pick) => {
    const cards = all(page, 'section');
    cards[0]?.parentElement?.append(
      ...cards.toSorted(
        (a, b) => (((a.textContent?.length ?? 0) * pick * 97) % 7) - (((b.textContent?.length ?? 0) * pick * 97) % 7),
      ),
    );
  },
  'rows in another order': (page) => {
    for (const list of all(page, 'dl, tbody')) list.append(...[...list.children].reverse());
  },
  'rows shuffled': (page, _, pick) => {
    for (const list of all(page, 'dl, tbody, section')) {
      const rows = [...list.children].filter((row) => row.matches('.row, tr, .line'));
      const place = list.ownerDocument.createComment('');
      rows[0]?.before(place);
      place.replaceWith(
        ...rows
          .map((row, at) => ({ row, by: (pick * 997 * (at + 3)) % 11 }))
          .sort((a, b) => a.by - b.by)
          .map(({ row }) => row),
      );
    }
  },
  'a block moved away': (page, _, pick) => {
    const block = one(all(page, 'section *'), pick);
    if (block) page.querySelector('main')?.append(block);
  },
  'labels renamed': (page) => texts(page, (text) => text.replace('Статус', 'Состояние записи')),
  'titles renamed': (page) =>
    all(page, 'h2, .card-title').forEach((title, at) => {
      title.textContent = `Приём ${at}`;
    }),
  'cards redrawn': (page) => {
    for (const element of all(page, 'dd, .value')) rename(element, 'output');
    for (const element of all(page, 'dt, .label')) rename(element, 'small');
  },
  'titles redrawn': (page) => {
    for (const title of all(page, 'h2')) rename(title, 'div');
  },
  'one more card': (page) => {
    const card = page.querySelector('section');
    const copy = card?.cloneNode(true) as Element | undefined;
    if (copy) card?.after(copy);
    // Its title is its first text, however it is drawn by now.
    const first = copy && page.createTreeWalker(copy, 4).nextNode();
    if (first) first.nodeValue = 'Запись новая';
    for (const value of copy?.querySelectorAll('dd, .value, td') ?? []) value.textContent = 'Совсем новое';
    for (const line of copy?.querySelectorAll('.line') ?? [])
      line.textContent = `${line.textContent?.split(':')[0]}: Совсем новое`;
  },
  'everything else is gone': (page, status) => {
    page.querySelector('main')?.replaceChildren(status.parentElement ?? '');
  },
  'another page': (page) => page.querySelector('main')?.replaceChildren('Страница не найдена'),
};
