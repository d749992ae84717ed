import type { Wish } from '../../utils/requests';
import type { HistoryEvents } from './HistoryCard';

export type RequestEvents = HistoryEvents & {
  /** A request was folded out: its place on the page, or null. */
  onShow: (anchor: string | null) => void;
  onOpen: (id: string) => void;
  onPause: (id: string, paused: boolean) => void;
  onWish: (wish: Wish, on: boolean) => void;
  onUnwatch: (id: string) => void;
  onCheckNow: () => void;
  onWatchAll: () => void;
  onOpenPortal: () => void;
};
