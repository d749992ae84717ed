import { type Chapter, type Narrative, type Readable, TAGS_SHOWN } from '../../utils/documents';
import { askSemd } from './ask-semd';
import type { ViewerLabels } from './protocol';

/** Nodes on the screen at most; the rest is said in words. */
const MAX_NODES = 60_000;

/** A СЭМД as a document: built of our own elements, every word of it set as text. */
export async function drawSemd(place: HTMLElement, bytes: ArrayBuffer, labels: ViewerLabels): Promise<number> {
  const read = await askSemd('document', bytes);
  if (!read.ok) throw new Error(read.error);
  const paper = document.createElement('article');
  paper.className = 'semd';
  paper.append(...headOf(read.value, labels.semd));
  const left = { nodes: MAX_NODES };
  for (const chapter of read.value.chapters) paper.append(chapterOf(chapter, 2, left));
  if (read.value.attached || read.value.chapters.length === 0) paper.append(element('p', labels.semd.nothing));
  if (left.nodes <= 0) paper.append(element('p', labels.more));
  paper.append(element('p', labels.semd.unsigned, 'note'));
  place.append(paper);
  return 1;
}

function headOf({ facts }: Readable, labels: ViewerLabels['semd']): HTMLElement[] {
  const { title, day, organisation, author, patient } = facts;
  const told: [string, string | undefined][] = [
    [labels.patient, patient && [patient.name, shown(patient.born)].filter(Boolean).join(', ')],
    [labels.date, shown(day)],
    [labels.organisation, organisation],
    [labels.author, author],
  ];
  const list = document.createElement('dl');
  for (const [name, value] of told) if (value) list.append(element('dt', name), element('dd', value));
  return [element('h1', title ?? labels.untitled), list];
}

/** `2026-05-20` as `20.05.2026`, the way documents have it. */
const shown = (day: string | undefined): string | undefined => day?.split('-').reverse().join('.');

function chapterOf({ title, words, chapters }: Chapter, level: number, left: { nodes: number }): HTMLElement {
  const section = document.createElement('section');
  if (left.nodes-- <= 0) return section;
  if (title) section.append(element(`h${Math.min(level, 6)}` as 'h2', title));
  const text = document.createElement('div');
  fill(text, words, left);
  section.append(text);
  for (const inner of chapters) section.append(chapterOf(inner, level + 1, left));
  return section;
}

function fill(parent: HTMLElement, words: readonly Narrative[], left: { nodes: number }): void {
  for (const word of words) {
    if (left.nodes-- <= 0) return;
    if (typeof word === 'string') parent.append(document.createTextNode(word));
    // The model comes from a worker that read a stranger's file: the list is held to here as well.
    else if (TAGS_SHOWN.includes(word.tag)) {
      const made = document.createElement(word.tag);
      if (made instanceof HTMLTableCellElement) {
        made.colSpan = word.span?.columns ?? 1;
        made.rowSpan = word.span?.rows ?? 1;
      }
      fill(made, word.children, left);
      parent.append(made);
    }
  }
}

function element(tag: 'h1' | 'h2' | 'p' | 'dt' | 'dd', text: string, name = ''): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = name;
  return made;
}
