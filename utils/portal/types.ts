import type { Brand } from '../kernel';

/** The portal has several looks: `lk` is the observed one, `article` the one its readers expect (portal.md 1.6). */
export type Face = 'lk' | 'article';

export type StatusGroup =
  | 'in-progress'
  | 'information'
  | 'executed'
  | 'rejected'
  | 'needs-person'
  | 'draft'
  | 'message'
  | 'unknown';

/** Digits as the portal shows them, e.g. `5400000001`. */
export type OrderNumber = Brand<string, 'OrderNumber'>;

/** `name` is empty where a page shows a bare link (`suggestName` has one); `size` in bytes; `url` only when it is a download the portal itself offers. */
export type OrderFile = { name: string; mimeType: string | null; size: number | null; url: string | null };

export type StatusSeen = { id: number | null; title: string; group: StatusGroup; final: boolean };

/**
 * A заявление as one answer or one page showed it; `service` is the name of the service in words.
 * `changeKey` is `<source>:<facts>` without personal words (texts only as hashes). The portal's JSON tells more than its
 * pages, so keys of different sources say nothing about each other: ask `keysCompare` before comparing.
 */
export type OrderSeen = {
  kind: 'order';
  face: Face;
  number: OrderNumber;
  service: string;
  status: StatusSeen;
  comment: string | null;
  updatedAt: number | null;
  changeKey: string;
  files: readonly OrderFile[];
  /** Unread messages of the order; only JSON knows. */
  unread?: number;
  /** Mark of the account the answer belongs to; only JSON knows. */
  account?: string | null;
  /** Mark of the person whose name stands in the page's header; only pages know, and not all of them. */
  shownTo?: string | null;
};

export type OrderRow = { number: OrderNumber; service: string; title: string; group: StatusGroup };
export type OrdersSeen = { kind: 'orders'; orders: readonly OrderRow[] };
/** Marks of the documents offered: they tell documents apart and say nothing of them. */
export type HealthSeen = { kind: 'health'; documents: readonly string[]; shownTo?: string | null };

/** Yes, no or not seen; the values themselves are never kept (portal.md 2.7). */
export type ProfileSeen = {
  kind: 'profile';
  confirmed: boolean | null;
  snils: boolean | null;
  passport: boolean | null;
  policy: boolean | null;
};

/** «The page changed»: the anchor we count on was found `found` times where `expected` was. Never a change of status. */
export type Miss = { face: Face; page: string; anchor: string; found: number; expected: string };

export type RouteKind =
  | 'home'
  | 'orders'
  | 'order'
  | 'health'
  | 'health-document'
  | 'profile'
  | 'login'
  | 'message'
  | 'help'
  | 'settings'
  | 'other';
/** `face` is null where both faces share an address; `number` is set on order pages only. */
export type Route = { kind: RouteKind; face: Face | null; number: OrderNumber | null };

/**
 * `plain`: a page with nothing to read (or the login page: `loggedIn` is false then). `loading`: the portal is still
 * drawing, look again later. `unrecognised`: none of the anchors was found; a partly found page is a `Miss` instead.
 */
export type PageSeen = {
  route: Route;
  loggedIn: boolean | null;
  page:
    | OrderSeen
    | OrdersSeen
    | HealthSeen
    | ProfileSeen
    | { kind: 'plain' }
    | { kind: 'loading' }
    | { kind: 'unrecognised' };
  reader: 'article' | 'lk' | 'generic' | 'none';
  /** What a face's reader missed before a later reader succeeded: for diagnostics. */
  misses?: readonly Miss[];
};

/** `offline`: the computer has no network; `network`: it has, and the portal did not answer or cut the answer off. */
export type PortalState =
  | 'ok'
  | 'login'
  | 'challenge'
  | 'maintenance'
  | 'rate'
  | 'server'
  | 'offline'
  | 'network'
  | 'unknown';
export type Trouble = Exclude<PortalState, 'ok'>;

/** Our own code of the reason, never text of the portal. */
export type TroubleDetail =
  | 'redirect'
  | 'unauthorised'
  | 'forbidden'
  | 'login-page'
  | 'anti-bot'
  | 'maintenance-page'
  | 'too-many'
  | 'server-error'
  | 'unavailable-page'
  | 'offline'
  | 'network'
  | 'timeout'
  | 'too-large'
  | 'foreign-host'
  | 'not-found'
  | 'status'
  | 'empty'
  | 'truncated'
  | 'html'
  | 'content-type'
  | 'shape'
  | 'envelope';

export type Answer<T> =
  | { state: 'ok'; value: T }
  | { state: Trouble; retryAfterMs: number | null; detail: TroubleDetail };

/** What the net guard hands over: `type` and `url` are those of the fetch Response, `retryAfter` the raw header. */
export type PortalReply =
  | {
      status: number;
      type: 'basic' | 'opaqueredirect' | 'error' | (string & {});
      url: string;
      contentType: string | null;
      retryAfter: string | null;
      body: string;
    }
  | { failure: 'offline' | 'network' | 'timeout' | 'too-large' };

export type PortalRequest = { method: 'GET' | 'POST'; url: string; body: string | null; expects: 'json' | 'html' };
