import type { Brand } from '../kernel';
import type { Due, Face, FeedCursor, OrderFile, OrderNumber, PortalState, StatusGroup, TroubleDetail } from '../portal';

/** Random, so that nothing of the portal shows in a key on disk. */
export type WatchId = Brand<string, 'WatchId'>;

export type StatusMark = { id: number | null; group: StatusGroup; final: boolean; at: number };

/**
 * Roads by which a request is seen: the portal's own JSON, its page fetched and read, its line in the list, and the page
 * before the person's eyes.
 */
export type Source = 'json' | 'page' | 'list' | 'visit';
/** Our own code of why a road told nothing; `other-account`: the answer belongs to somebody else. */
export type SourceTrouble = TroubleDetail | 'page-changed' | 'not-shown' | 'other-account';
/** The last attempt on a road, and the last one that told something. Milliseconds since the epoch. */
export type SourceMark = { triedAt: number; okAt: number | null; trouble: SourceTrouble | null };

/**
 * What was last positively seen of a watched order. Holds no service name, person or comment: it lies on disk under a
 * key that lies beside it (docs/storage.md). `history` is oldest first, times in ms since the epoch.
 */
export type Baseline = {
  id: WatchId;
  face: Face;
  number: OrderNumber;
  /** The portal's own kind of it (portal.md 2.2): appointments and appeals are seen in the list alone. */
  type: string;
  since: number;
  /** The person wants no looks at this one for now. */
  paused: boolean;
  lastOkAt: number | null;
  /** Null until the first positive answer. Keys of different sources do not compare, so each source has its own. */
  keys: Readonly<Partial<Record<string, string>>>;
  /**
   * Keys from before a change that another source saw: the same key once more says only that the sources use different
   * words. Without this a disagreement would be told again and again.
   */
  stale: Readonly<Partial<Record<string, string>>>;
  files: number;
  /** The list's own cheap key: equal means the order did not move. */
  feedKey: string | null;
  /** It may have moved and has not been asked for yet: there were too many at once. */
  owed: boolean;
  sources: Readonly<Partial<Record<Source, SourceMark>>>;
  /** Mark of the account it belongs to, once the portal has said. */
  account: string | null;
  /** Mark of the person to whom its pages are shown, once one has said. */
  shownTo: string | null;
  due: Due | null;
  history: readonly StatusMark[];
  /** An unknown status waits to be seen twice, ten minutes apart, before it is told. */
  doubted: { group: StatusGroup; id: number | null; at: number } | null;
  attention: boolean;
};

export type EventKind = 'status' | 'comment' | 'files' | 'closed' | 'new' | 'picked' | Topic;

/** What is watched besides single requests; `new`: requests that appear in the list. */
export type Topic = 'drafts' | 'letters' | 'documents';
export type Wish = 'new' | Topic;

/**
 * The memory of the topics; null: not seen yet, so the next look tells nothing. `known`: marks of the feeds that were in
 * the list; `newest`: the portal's date of the newest of them. `letters`: unread ones. `told`: drafts spoken of.
 * `account`, `shownTo`: whose all this is, by the marks of the list and of the pages with documents.
 */
export type Topics = {
  on: readonly Wish[];
  account: string | null;
  shownTo: string | null;
  known: readonly string[] | null;
  newest: number;
  told: readonly string[];
  letters: number | null;
  documents: readonly string[] | null;
  documentsAt: number | null;
  /** When all drafts were last seen, and where the list of them goes on when one look did not see it to its end. */
  draftsAt: number | null;
  draftsAfter: FeedCursor | null;
  trouble: Readonly<Partial<Record<Topic, SourceTrouble>>>;
};

/** `id` follows from what happened, so the same change found twice (a worker died between) is one event. */
export type RequestEvent = {
  id: string;
  /** The request, or `topic:<topic>`. */
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
  /** Times of the last 48 looks, oldest first; missing in rows that were written before it was kept. */
  recent?: readonly number[];
  /** When the portal's own notice says the works will end; ms since the epoch. */
  until: number | null;
  /** Since when every look has failed; null while they do not. */
  blindSince: number | null;
  /** `byHand`: pages a person would have loaded to learn the same. */
  day: { start: number; requests: number; byHand: number };
};

/** Words that must not lie on disk: kept in memory only, by watch id. */
export type Names = Readonly<
  Record<string, { service: string; title: string; comment: string | null; files?: readonly OrderFile[] }>
>;
