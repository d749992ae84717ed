import type { XmlElement } from './parse-xml';

export const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== 'string';

/** Children of an element with this local name; `prefix` null: whatever their prefix. */
export const childrenOf = (parent: XmlElement, local: string, prefix: string | null = null): XmlElement[] =>
  parent.children.filter((node): node is XmlElement => {
    return isElement(node) && node.local === local && (prefix === null || node.prefix === prefix);
  });

/** The first element down a path of children. Only direct steps: what lies deeper speaks of something else. */
export function down(from: XmlElement, path: string, prefix: string | null = null): XmlElement | undefined {
  let here: XmlElement | undefined = from;
  for (const local of path.split('/')) {
    here = here && childrenOf(here, local, prefix)[0];
  }
  return here;
}

/** All words inside, spaces made single. Undefined when there are none. */
export function textOf(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const words: string[] = [];
  const visit = (node: XmlElement) => {
    for (const child of node.children) {
      if (isElement(child)) visit(child);
      else words.push(child);
    }
  };
  visit(element);
  const text = words.join('').replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}
