import type { DocumentFacts } from '../../utils/documents';

/** Words the viewer puts on the screen. `page` has `{page}` and `{pages}` to fill in. */
export type ViewerLabels = {
  page: string;
  image: string;
  semd: Record<'patient' | 'date' | 'organisation' | 'author' | 'untitled' | 'nothing' | 'more' | 'unsigned', string>;
};

/** From the page that embeds the viewer. `facts`: nothing is drawn, only told. */
export type ViewerOrder =
  | { kind: 'draw'; type: 'pdf' | 'image' | 'semd' | 'text'; bytes: ArrayBuffer; labels: ViewerLabels }
  | { kind: 'facts'; type: 'pdf' | 'semd'; bytes: ArrayBuffer };

/** From the viewer. `page`: one more page stands on the screen. `active`: the person reads, so do not lock. */
export type ViewerReport =
  | { kind: 'active' }
  | { kind: 'ready' }
  | { kind: 'page'; page: number }
  | { kind: 'drawn'; pages: number }
  | { kind: 'facts'; facts: DocumentFacts }
  | { kind: 'failed'; reason: 'password' | 'unreadable' | 'too-heavy' };
