import type { DocumentFacts } from '../../utils/documents';

/** Words the viewer puts on the screen. `page` has `{page}` and `{pages}` to fill in. */
export type ViewerLabels = {
  page: string;
  image: string;
  /** In place of a page that cannot be drawn. */
  broken: string;
  /** At the end of what is too long to be shown whole. */
  more: string;
  semd: Record<'patient' | 'date' | 'organisation' | 'author' | 'untitled' | 'nothing' | 'unsigned', string>;
};

/** From the page that embeds the viewer. `facts`: nothing is drawn, only told. */
export type ViewerOrder =
  | { kind: 'draw'; type: 'pdf' | 'image' | 'semd' | 'text'; bytes: ArrayBuffer; labels: ViewerLabels }
  | { kind: 'facts'; type: 'pdf' | 'semd'; bytes: ArrayBuffer };

/**
 * From the viewer. `drawn`: the document is open. `busy`: a page is being worked on, and whoever hears no `idle` or other
 * `busy` for long throws the frame away. `active`: the person reads, so do not lock.
 */
export type ViewerReport =
  | { kind: 'active' }
  | { kind: 'ready' }
  | { kind: 'busy' }
  | { kind: 'idle' }
  | { kind: 'drawn'; pages: number }
  | { kind: 'facts'; facts: DocumentFacts }
  | { kind: 'failed'; reason: 'password' | 'unreadable' | 'too-heavy' };
