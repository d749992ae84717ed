import type { XmlElement } from '../xml/parse-xml';
import { isElement } from '../xml/walk';

/**
 * What a clinical document's words may become. Only these, with these attributes; everything is text. `tag` is one of
 * ours, never a name from the document.
 */
export type Narrative = string | NarrativeElement;
export type NarrativeElement = { tag: Tag; span?: { columns?: number; rows?: number }; children: Narrative[] };

/** CDA's narrative block (HL7 CDA R2, 4.3.5) in the words of HTML. */
const TAGS = {
  paragraph: 'p',
  content: 'span',
  list: 'ul',
  item: 'li',
  caption: 'caption',
  table: 'table',
  thead: 'thead',
  tbody: 'tbody',
  tfoot: 'tfoot',
  tr: 'tr',
  th: 'th',
  td: 'td',
  br: 'br',
  sub: 'sub',
  sup: 'sup',
} as const;
export type Tag = (typeof TAGS)[keyof typeof TAGS] | 'ol' | 'strong' | 'em' | 'u';

export const TAGS_SHOWN: readonly Tag[] = [...Object.values(TAGS), 'ol', 'strong', 'em', 'u'];

/** Parts of a table or list that stand nowhere else; loose ones become plain spans. */
const INSIDE: Partial<Record<Tag, readonly Tag[]>> = {
  li: ['ul', 'ol'],
  caption: ['table'],
  thead: ['table'],
  tbody: ['table'],
  tfoot: ['table'],
  tr: ['table', 'thead', 'tbody', 'tfoot'],
  th: ['tr'],
  td: ['tr'],
};

const known = (name: string): name is keyof typeof TAGS => Object.hasOwn(TAGS, name);

/** The words of a narrative block. Of an unknown element only its words stay; pictures and links are their words. */
export function narrativeOf(parent: XmlElement, inside: Tag | null = null): Narrative[] {
  return parent.children.flatMap((node): Narrative[] => {
    if (!isElement(node)) return node.trim() === '' ? (inside === 'tr' ? [] : [' ']) : [node];
    if (!known(node.local)) return narrativeOf(node, inside);
    const tag = tagOf(node, node.local);
    const homes = INSIDE[tag];
    if (homes && !homes.some((home) => home === inside)) {
      return [{ tag: 'span', children: [...narrativeOf(node, 'span'), ' '] }];
    }
    const span = tag === 'td' || tag === 'th' ? spanOf(node) : undefined;
    return [{ tag, ...(span ? { span } : {}), children: tag === 'br' ? [] : narrativeOf(node, tag) }];
  });
}

function tagOf({ attributes }: XmlElement, name: keyof typeof TAGS): Tag {
  if (name === 'list' && attributes.get('listType') === 'ordered') return 'ol';
  if (name !== 'content') return TAGS[name];
  const style = attributes.get('styleCode') ?? '';
  if (/\bBold\b/i.test(style)) return 'strong';
  if (/\bItalics\b/i.test(style)) return 'em';
  return /\bUnderline\b/i.test(style) ? 'u' : 'span';
}

function spanOf({ attributes }: XmlElement): NarrativeElement['span'] {
  const count = (name: string) => {
    const value = Number(attributes.get(name));
    return Number.isInteger(value) && value > 1 && value <= 100 ? value : undefined;
  };
  const [columns, rows] = [count('colspan'), count('rowspan')];
  if (!columns && !rows) return undefined;
  return { ...(columns ? { columns } : {}), ...(rows ? { rows } : {}) };
}
