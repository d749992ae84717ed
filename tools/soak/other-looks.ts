import type { PortalReply } from '../../utils/portal';
import type { Random } from './random.ts';

type Rewrite = (body: string, random: Random) => string;
type Json = Record<string, unknown>;

/** Texts between tags of the page's body; tags and the words inside them stay as they are. */
const texts =
  (change: (text: string) => string): Rewrite =>
  (body) => {
    const [head = '', rest] = body.split(/(?=<body)/);
    return rest === undefined ? body : head + rest.replace(/>([^<>]+)</g, (_, text: string) => `>${change(text)}<`);
  };
const LATIN: Readonly<Record<string, string>> = { а: 'a', с: 'c', е: 'e', о: 'o', р: 'p', х: 'x' };
const pages = {
  'no-break spaces': texts((text) => text.replaceAll(' ', '\u00a0')),
  'narrow spaces': texts((text) => text.replaceAll(' ', '\u202f')),
  'many spaces': texts((text) => text.replaceAll(' ', ' \n\t ')),
  'no ё': texts((text) => text.replaceAll('ё', 'е').replaceAll('Ё', 'Е')),
  'upper case': texts((text) => text.toUpperCase()),
  'other dashes': texts((text) => text.replaceAll('—', '-').replaceAll('-', '\u2010')),
  'soft hyphens': texts((text) => text.replace(/([а-я])([а-я])/g, '$1\u00ad$2')),
  'Latin look-alikes': texts((text) => text.replace(/(?<=[а-я])[асеорх]/g, (letter) => LATIN[letter] ?? letter)),
  'renamed classes': (body) =>
    body.replace(/class="([^"]*)"/g, (all, names: string) => (/user-name/.test(names) ? all : 'class="css-1k9x"')),
  'new attributes': (body) => body.replace(/<(p|span|section|h1|details)\b/g, '<$1 _ngcontent-xyz data-v-1'),
  'deeper nesting': (body) =>
    body.replace(/<p([^>]*)>(.*?)<\/p>/gs, '<div><p$1><span><span>$2</span></span></p></div>'),
  'status moved below': (body) => body.replace(/(<p class="request-status">.*?<\/p>)(.*)(<p><a href)/s, '$2$1$3'),
  'status moved above': (body) => body.replace(/(<h1>.*?)(<p class="request-status">.*?<\/p>)/s, '$2$1'),
  'other tags': (body) => body.replace(/<(\/?)p\b/g, '<$1div').replace(/<(\/?)b\b/g, '<$1strong'),
  'redesigned card': (body) =>
    body.replace(
      /<p class="request-\w+">([^<:]+): <(?:b|span)[^>]*>([^<]*)<\/(?:b|span)><\/p>/g,
      '<div class="row"><h3>$1</h3><div class="cell">$2</div></div>',
    ),
  'comment folded away': (body) => body.replace(/<details>.*?<\/details>/s, '<button>Подробнее о ходе</button>'),
  'an advert with status words': (body) =>
    body
      .replace('<main>', '<aside>Заявление: Отклонено? Звоните!</aside><main>')
      .replace('</body>', '<footer>Статус: Одобрено</footer></body>'),
  'a long list of news': (body, random) => body.replace('</main>', () => `<section>${news(random)}</section></main>`),
} as const satisfies Readonly<Record<string, Rewrite>>;

/** Long enough to be left out by the reader of pages, with a row in it that only seems to speak of the request. */
function news(random: Random): string {
  const row = (at: number) =>
    `<li class="news"><a href="/help/${at}"><b>Шаг ${at}</b></a> <time>20.05.2026</time></li>`;
  const rows = Array.from({ length: 20 + random.upTo(40) }, (_, at) => row(at));
  rows[random.upTo(rows.length)] = '<li><p>Одобрено новое расписание</p></li>';
  rows[random.upTo(rows.length)] = '<li>Одобрено</li>';
  return `<ul>${rows.join('\n')}</ul>`;
}

const lists = (value: unknown): value is { items: Json[] } =>
  Array.isArray((value as { items?: unknown } | null)?.items);
const reorder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reorder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reorder(inner)]),
  );
};
const data = {
  'fields in another order': reorder,
  'fields nobody knows': (value) =>
    Array.isArray(value) ? value : { ...(value as Json), newField: { status: 4 }, v: 2 },
  'numbers as words': (value) => {
    if (lists(value)) return { ...value, items: value.items.map((item) => ({ ...item, id: String(item.id) })) };
    return typeof (value as Json).orderStatusId === 'number'
      ? { ...(value as Json), id: String((value as Json).id) }
      : value;
  },
  'overlapping list': (value) =>
    lists(value) ? { ...value, items: [...value.items, ...value.items.slice(-3)] } : value,
  'spoilt rows in the list': (value) =>
    lists(value) ? { ...value, items: [null, { id: {} }, ...value.items, 'строка', { feedType: 'ORDER' }] } : value,
  'the same number once more': (value, random) =>
    lists(value)
      ? { ...value, items: [...value.items, ...value.items.slice(0, 4).map((item) => older(item, random))] }
      : value,
  'poisonous keys': (value) => ({
    ...(value as Json),
    __proto__x: 1,
    constructor: { prototype: { polluted: 'yes' } },
  }),
} as const satisfies Readonly<Record<string, (value: unknown, random: Random) => unknown>>;

/** What an order was before, as a list that was gathered from two copies of a table may hold it. */
const older = (item: Json, random: Random): Json => ({
  ...item,
  status: random.oneOf(['in_progress', 'reject', 'executed']),
  date: '2026-05-01T10:00:00.000+0300',
});

export type OtherLook = keyof typeof pages | keyof typeof data;
export const OTHER_LOOKS = [...Object.keys(pages), ...Object.keys(data)] as [OtherLook, ...OtherLook[]];

/** The same news in another dress; null when it does not suit this answer. */
export function rewrite(kind: OtherLook, good: PortalReply, random: Random): PortalReply | null {
  if ('failure' in good || good.status !== 200) return null;
  const json = /json/.test(good.contentType ?? '');
  if (json !== kind in data) return null;
  if (!json) return { ...good, body: (pages[kind as keyof typeof pages] as Rewrite)(good.body, random) };
  const change = data[kind as keyof typeof data] as (value: unknown, random: Random) => unknown;
  try {
    return { ...good, body: JSON.stringify(change(JSON.parse(good.body), random)) };
  } catch {
    // What cannot be read has no other dress.
    return null;
  }
}
