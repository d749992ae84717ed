import type { Brand } from '../kernel';
import type { Face, OrderNumber, PortalState, StatusGroup } from '../portal';

/** Random, so that nothing of the portal shows in a key on disk. */
export type WatchId = Brand<string, 'WatchId'>;

export type StatusMark = { id: number | null; group: StatusGroup; final: boolean; at: number };

/**
 * What was last positively seen of a watched order. Holds no service name, person or comment: it lies on disk under a
 * key that lies beside it (docs/storage.md). `history` is oldest first, times in ms since the epoch.
 */
export type Baseline = {
  id: WatchId;
  face: Face;
  number: OrderNumber;
  since: number;
  lastOkAt: number | null;
  /** Null until the first positive answer. Keys of different sources do not compare, so each source has its own. */
  keys: Readonly<Partial<Record<string, string>>>;
  files: number;
  /** The list's own cheap key: equal means the order did not move. */
  feedKey: string | null;
  history: readonly StatusMark[];
  /** An unknown status waits to be seen twice, ten minutes apart, before it is told. */
  doubted: { group: StatusGroup; id: number | null; at: number } | null;
  attention: boolean;
};

export type EventKind = 'status' | 'comment' | 'files' | 'closed';

/** `id` follows from what happened, so the same change found twice (a worker died between) is one event. */
export type RequestEvent = {
  id: string;
  watchId: WatchId;
  kind: EventKind;
  group: StatusGroup;
  statusId: number | null;
  at: number;
};

export type OutboxState = 'pending' | 'shown' | 'done';

export type Schedule = {
  nextRunAt: number;
  lastRunAt: number | null;
  lastOkAt: number | null;
  failures: number;
  /** What the last look met; `never` before the first. */
  state: PortalState | 'never';
  /** Logged out or challenged: no polling until the person is seen on the portal. */
  waitsForPerson: boolean;
  day: { start: number; polls: number };
};

/** Words that must not lie on disk: kept in memory only, by watch id. */
export type Names = Readonly<Record<string, { service: string; title: string; comment: string | null }>>;
