import type { CaptureFailure } from '../../utils/archive';
import type { GuideView } from '../../utils/guide';
import type { StatusGroup } from '../../utils/portal';

export type CaptureStrip = { kind: 'saving' | 'saved' | 'no-archive' } | { kind: 'failed'; reason: CaptureFailure };

/** All that the overlay shows. Generic words and times only: it stands on a page that others can read. */
export type CompanionView = {
  folded: boolean;
  guide: GuideView;
  order: { title: string; group: StatusGroup; watching: boolean; nextCheckAt: number | null; busy: boolean } | null;
  capture: CaptureStrip | null;
  page: 'known' | 'unrecognised' | 'logged-out' | 'changed' | 'orphaned';
};

export type CompanionEvents = {
  onFold: (folded: boolean) => void;
  onWatch: (on: boolean) => void;
  onGo: () => void;
  onOpenCabinet: () => void;
  onHide: () => void;
  onReload: () => void;
};
