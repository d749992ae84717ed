import type { CaptureFailure } from '../../utils/archive';
import type { Way } from '../../utils/guide/book';
import type { Corner } from '../../utils/messaging';
import type { StatusGroup } from '../../utils/portal';

export type CaptureStrip = 'saving' | 'saved' | 'held' | Exclude<CaptureFailure, 'unwanted'>;

/** All that the overlay shows. Generic words and times only: it stands on a page that others can read. */
export type CompanionView = {
  folded: boolean;
  corner: Corner;
  guide: Way;
  order: { title: string; group: StatusGroup; watching: boolean; nextCheckAt: number | null; busy: boolean } | null;
  capture: CaptureStrip | null;
  page: 'known' | 'unrecognised' | 'logged-out' | 'changed' | 'orphaned';
};

export type CompanionEvents = {
  onFold: (folded: boolean) => void;
  onMove: () => void;
  onWatch: (on: boolean) => void;
  onGo: () => void;
  onOpenCabinet: () => void;
  onHide: () => void;
  onReload: () => void;
};
