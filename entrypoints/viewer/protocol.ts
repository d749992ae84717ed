/** From the page that embeds the viewer. `labels.page` has `{page}` and `{pages}` to fill in. */
export type ViewerOrder = {
  kind: 'draw';
  type: 'pdf' | 'image' | 'text';
  bytes: ArrayBuffer;
  labels: { page: string; image: string };
};

/** From the viewer. `page`: one more page stands on the screen. `active`: the person reads, so do not lock. */
export type ViewerReport =
  | { kind: 'active' }
  | { kind: 'ready' }
  | { kind: 'page'; page: number }
  | { kind: 'drawn'; pages: number }
  | { kind: 'failed'; reason: 'password' | 'unreadable' | 'too-heavy' };
