import { type CaptureOutcome, KEEP_CHOICES, KEEP_KINDS } from '../archive';
import type { Facts, PackedTrace, Recording } from '../diagnostics';
import type { How } from '../guide';
import type { Way } from '../guide/book';
import * as v from '../kernel/shape';
import { DOWNLOAD_LIMIT } from '../platform';
import type { Miss, PageSeen, PointId, PortalState } from '../portal';
import type { PickedView, WatchView } from '../requests';
import type { GuideTexts } from '../text';
import { CORNERS, type Corner, LOCK_AFTER, type Settings } from './settings';

/**
 * Who may say what. `portal-page`: our content script on a portal tab, which stands beside code we do not trust, so it
 * may only report what the page shows and ask for generic answers. `own-page`: cabinet and popup. `worker`: the
 * background speaking to its workbench.
 */
export type Speaker = 'portal-page' | 'own-page' | 'worker';

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
const portalUrl = () => v.pipe(text(4_000), v.url());
const digits = () => v.pipe(text(32), v.regex(/^\d+$/));
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const hour = () => whole(0, 23);
const list = <Item extends v.GenericSchema>(item: Item, most: number) => v.pipe(v.array(item), v.maxLength(most));
const hexId = () => v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const face = () => v.picklist(['lk', 'article']);
const group = () =>
  v.picklist(['in-progress', 'information', 'executed', 'rejected', 'needs-person', 'draft', 'message', 'unknown']);
const yesNo = () => v.nullable(v.boolean());
const file = () =>
  v.object({
    name: text(500),
    mimeType: v.nullable(text(200)),
    size: v.nullable(v.number()),
    url: v.nullable(text(4_000)),
  });
const status = () => v.object({ id: v.nullable(v.number()), title: text(500), group: group(), final: v.boolean() });

/** How to find again what the person pointed at: marks, never words of the page, which are not of these letters. */
const picked = () => v.pipe(text(1_500), v.regex(/^[\x20-\x7e]+$/));

/** What a content script may tell of a page: sizes bounded, unknown fields dropped. */
export const pageSeenShape = () =>
  v.object({
    route: v.object({ kind: text(40), face: v.nullable(face()), number: v.nullable(digits()) }),
    loggedIn: yesNo(),
    reader: v.picklist(['article', 'lk', 'generic', 'none']),
    page: v.variant('kind', [
      v.object({
        kind: v.literal('order'),
        face: face(),
        number: digits(),
        service: text(500),
        status: status(),
        comment: v.nullable(text(4_000)),
        updatedAt: v.nullable(v.number()),
        changeKey: text(1_000),
        files: list(file(), 200),
        unread: v.optional(v.number()),
        shownTo: v.optional(v.nullable(text(8))),
      }),
      v.object({
        kind: v.literal('orders'),
        orders: list(v.object({ number: digits(), service: text(500), title: text(500), group: group() }), 5_000),
      }),
      v.object({
        kind: v.literal('health'),
        documents: list(text(40), 5_000),
        shownTo: v.optional(v.nullable(text(8))),
      }),
      v.object({ kind: v.literal('profile'), confirmed: yesNo(), snils: yesNo(), passport: yesNo(), policy: yesNo() }),
      v.object({ kind: v.literal('plain') }),
      v.object({ kind: v.literal('unrecognised') }),
    ]),
  });

const nothing = () => v.object({});
const oneWatch = () => v.object({ watchId: text(64) });

const captureTask = () => ({
  captureId: hexId(),
  href: portalUrl(),
  recipient: text(200),
  route: text(40),
  source: v.picklist(['portal-download', 'order-file']),
  held: v.boolean(),
});

/** Every message of the product: who may send it, and the shape its data must have, built when the first one comes. */
export const messages = {
  visit: { from: 'portal-page', data: nothing },
  report: { from: 'portal-page', data: () => v.object({ seen: v.nullable(pageSeenShape()) }) },
  watch: { from: 'portal-page', data: () => v.object({ on: v.boolean(), seen: pageSeenShape() }) },
  /** `name`: how the page wants its own document called. */
  capture: {
    from: 'portal-page',
    data: () => v.object({ captureId: hexId(), href: portalUrl(), name: v.optional(text(400)) }),
  },
  fold: { from: 'portal-page', data: () => v.object({ folded: v.boolean() }) },
  /** To the next corner of the window, on this host. */
  move: { from: 'portal-page', data: () => v.object({ corner: v.picklist(CORNERS) }) },
  hide: { from: 'portal-page', data: nothing },
  pickedHere: { from: 'portal-page', data: nothing },
  picked: { from: 'portal-page', data: () => v.object({ picked: picked(), text: text(120) }) },
  pickedSeen: {
    from: 'portal-page',
    data: () =>
      v.object({
        watchId: text(64),
        visit: hexId(),
        kind: v.picklist(['text', 'login', 'changed']),
        says: text(200),
      }),
  },
  openCabinet: { from: 'portal-page', data: nothing },
  /** Where the overlay's current step is done: brings the person there and points at the control. */
  guideGo: { from: 'portal-page', data: () => v.object({ face: face() }) },
  guideHere: { from: 'portal-page', data: nothing },
  guideDo: { from: 'portal-page', data: () => v.object({ what: v.picklist(['next', 'done', 'open', 'stop']) }) },
  guideShow: { from: 'own-page', data: () => v.object({ code: v.pipe(text(8), v.regex(/^\p{Lu}-\d\p{Ll}?$/u)) }) },
  watchView: { from: 'own-page', data: nothing },
  checkNow: { from: 'own-page', data: nothing },
  watchAll: { from: 'own-page', data: nothing },
  openRequest: { from: 'own-page', data: oneWatch },
  unwatch: { from: 'own-page', data: oneWatch },
  pauseWatch: { from: 'own-page', data: () => v.object({ watchId: text(64), paused: v.boolean() }) },
  snooze: { from: 'own-page', data: oneWatch },
  setWish: {
    from: 'own-page',
    data: () => v.object({ wish: v.picklist(['new', 'drafts', 'letters', 'documents']), on: v.boolean() }),
  },
  /** Past statuses of one request; null: of all. */
  eraseHistory: { from: 'own-page', data: () => v.object({ watchId: v.nullable(text(64)) }) },
  startPicker: { from: 'own-page', data: () => v.object({ tabId: whole(0, Number.MAX_SAFE_INTEGER) }) },
  pickedView: { from: 'own-page', data: nothing },
  changePicked: {
    from: 'own-page',
    data: () =>
      v.object({
        watchId: text(64),
        to: v.picklist(['open', 'pause', 'resume', 'alone', 'visits-only', 'remove']),
      }),
  },
  changeSettings: {
    from: 'own-page',
    data: () =>
      v.object({
        locale: v.optional(v.picklist(['ru', 'en'])),
        companion: v.optional(v.boolean()),
        discreet: v.optional(v.boolean()),
        secondCopy: v.optional(v.boolean()),
        lockAfter: v.optional(v.picklist(LOCK_AFTER)),
        sound: v.optional(v.boolean()),
        quiet: v.optional(v.nullable(v.object({ from: hour(), to: hour() }))),
        keepHistory: v.optional(v.picklist(['always', 'year', 'month'])),
        keep: v.optional(v.object({ kind: v.picklist(KEEP_KINDS), choice: v.picklist(KEEP_CHOICES) })),
      }),
  },
  keepFile: { from: 'own-page', data: () => v.object({ watchId: text(64), url: portalUrl() }) },
  rehearse: { from: 'own-page', data: nothing },
  /** Finds out why it does not work. Whether cookies are on at all, only a page can tell. */
  examine: { from: 'own-page', data: () => v.object({ cookiesOn: v.boolean() }) },
  mend: {
    from: 'own-page',
    data: () => v.object({ what: v.picklist(['remove-twin', 'clear-cookies', 'clear-storage']) }),
  },
  /** For two minutes: what becomes of the portal's pages while the person repeats an error. */
  traceStart: { from: 'own-page', data: nothing },
  traceStop: { from: 'own-page', data: nothing },
  traceDrop: { from: 'own-page', data: nothing },
  /** Words of closed lists, looked at one by one where they arrive; `n`: how often. */
  traceSeen: {
    from: 'portal-page',
    data: () =>
      v.object({
        seen: list(
          v.object({
            say: list(text(24), 4),
            n: whole(1, 9_999),
          }),
          40,
        ),
      }),
  },
  readHtml: { from: 'worker', data: () => v.object({ html: v.string(), url: portalUrl() }) },
  sealDocument: { from: 'worker', data: () => v.object(captureTask()) },
  /** Piece by piece, what a page made: `bytes` as base64. */
  sealPiece: {
    from: 'worker',
    data: () =>
      v.object({
        task: v.object({ ...captureTask(), name: text(400), contentType: text(255) }),
        at: whole(0, DOWNLOAD_LIMIT),
        size: whole(0, DOWNLOAD_LIMIT),
        bytes: text(2 ** 20),
      }),
  },
} as const satisfies Record<string, { from: Speaker; data: () => v.GenericSchema }>;

export type MessageName = keyof typeof messages;
export type DataOf<Name extends MessageName> = v.InferOutput<ReturnType<(typeof messages)[Name]['data']>>;

/** What the companion needs to know beyond what it reads from the page itself. Nothing personal. */
export type CompanionState = {
  locale: Settings['locale'];
  folded: boolean;
  corner: Corner;
  guide: Way;
  watching: boolean;
  nextCheckAt: number | null;
  archive: 'none' | 'ready';
};

export type CheckNowReply = { started: true } | { started: false; allowedAt: number };

/** `added` and `known` are 0 unless the portal's list could be read; `more`: it is longer than what we read of it. */
export type WatchAllReply =
  | { state: PortalState; added: number; known: number; more: boolean }
  | { state: 'early'; allowedAt: number };

/** What is watched on the sender's own page, and the language to speak there. */
export type PickedHere = { locale: Settings['locale']; picks: readonly { watchId: string; picked: string }[] };

/** `known`: it is watched already; `full`: there are too many; `refused`: not on this page. */
export type PickedReply = 'added' | 'known' | 'full' | 'refused';

/** `extra`: which copies of cookies «remove-twin» would remove; shown to the person, never in a report. */
export type Examined = { facts: Facts; extra: readonly { name: string; domain: string; path: string }[] };
/** What is said beside a control of the portal: generic words of one step, nothing personal. */
export type Beside = {
  locale: Settings['locale'];
  code: string;
  name: string;
  todo: string;
  fix: string | null;
  points: readonly PointId[];
  /** Whether the step has a page of its own, and whether the person is on it. */
  page: 'none' | 'here' | 'elsewhere';
  done: How | null;
  more: boolean;
  texts: GuideTexts['beside'];
};

/** What lies in the session's memory of a recording: one that is on, or one that is over, as a report has it. */
export type StoredTrace = { on: Recording; done?: never } | { done: PackedTrace; on?: never };

/** What each message answers. */
export type Replies = {
  visit: null;
  report: CompanionState;
  watch: CompanionState | null;
  capture: CaptureOutcome;
  fold: null;
  move: null;
  hide: null;
  pickedHere: PickedHere;
  picked: PickedReply;
  pickedSeen: null;
  openCabinet: null;
  guideGo: null;
  guideHere: Beside | null;
  guideDo: Beside | null;
  guideShow: boolean;
  watchView: WatchView;
  checkNow: CheckNowReply;
  watchAll: WatchAllReply;
  openRequest: null;
  unwatch: WatchView;
  pauseWatch: WatchView;
  snooze: WatchView;
  setWish: WatchView;
  eraseHistory: WatchView;
  startPicker: boolean;
  pickedView: readonly PickedView[];
  changePicked: readonly PickedView[];
  changeSettings: Settings;
  keepFile: CaptureOutcome;
  rehearse: null;
  examine: Examined;
  /** False: not allowed, or the browser would not. */
  mend: boolean;
  /** False: the portal's hosts are closed to us. */
  traceStart: boolean;
  traceStop: null;
  traceDrop: null;
  /** Until when our script goes on in its page; null: it is over. */
  traceSeen: { until: number | null };
  readHtml: { ok: true; value: PageSeen } | { ok: false; error: Miss };
  sealDocument: CaptureOutcome;
  sealPiece: CaptureOutcome | null;
};
