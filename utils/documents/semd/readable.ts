import type { DocumentFacts } from '../facts';
import type { XmlElement } from '../xml/parse-xml';
import { childrenOf, down, textOf } from '../xml/walk';
import { semdFacts } from './header';
import { type Narrative, narrativeOf } from './narrative';

/** A chapter of a document, with chapters inside it. */
export type Chapter = { title?: string; words: Narrative[]; chapters: Chapter[] };
/** A СЭМД as it can be shown. `attached`: it carries a file of another kind in place of words. */
export type Readable = { facts: DocumentFacts; chapters: Chapter[]; attached: boolean };

/** What a person reads of a СЭМД: its header's facts and the words of each section, in their order. */
export function readableOf(root: XmlElement): Readable {
  const { prefix } = root;
  const body = down(root, 'component/structuredBody', prefix);
  return {
    facts: semdFacts(root),
    chapters: body ? chaptersOf(body, prefix) : [],
    attached: down(root, 'component/nonXMLBody', prefix) !== undefined,
  };
}

function chaptersOf(parent: XmlElement, prefix: string): Chapter[] {
  return childrenOf(parent, 'component', prefix)
    .flatMap((component) => childrenOf(component, 'section', prefix))
    .map((section) => chapterOf(section, prefix))
    .filter(({ words, chapters }) => words.length > 0 || chapters.length > 0);
}

function chapterOf(section: XmlElement, prefix: string): Chapter {
  const title = textOf(down(section, 'title', prefix));
  const text = down(section, 'text', prefix);
  const words = textOf(text) && text ? narrativeOf(text) : [];
  return { ...(title ? { title } : {}), words, chapters: chaptersOf(section, prefix) };
}
