import type { CaptureOutcome } from '../archive';
import type { GuideView } from '../guide';
import * as v from '../kernel/shape';
import type { Miss, PageSeen, PortalState } from '../portal';
import type { WatchView } from '../requests';
import type { Settings } from './settings';

/**
 * Who may say what. `portal-page`: our content script on a portal tab, which stands beside code we do not trust, so it
 * may only report what the page shows and ask for generic answers. `own-page`: cabinet and popup. `worker`: the
 * background speaking to its workbench.
 */
export type Speaker = 'portal-page' | 'own-page' | 'worker';

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
const portalUrl = v.pipe(text(4_000), v.url());
const digits = v.pipe(text(32), v.regex(/^\d+$/));
const hour = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23));
const hexId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const face = v.picklist(['lk', 'article']);
const group = v.picklist([
  'in-progress',
  'information',
  'executed',
  'rejected',
  'needs-person',
  'draft',
  'message',
  'unknown',
]);
const yesNo = v.nullable(v.boolean());
const file = v.object({
  name: text(500),
  mimeType: v.nullable(text(200)),
  size: v.nullable(v.number()),
  url: v.nullable(text(4_000)),
});
const status = v.object({ id: v.nullable(v.number()), title: text(500), group, final: v.boolean() });

/** What a content script may tell of a page: sizes bounded, unknown fields dropped. */
export const pageSeenShape = v.object({
  route: v.object({ kind: text(40), face: v.nullable(face), number: v.nullable(digits) }),
  loggedIn: yesNo,
  reader: v.picklist(['article', 'lk', 'generic', 'none']),
  page: v.variant('kind', [
    v.object({
      kind: v.literal('order'),
      face,
      number: digits,
      service: text(500),
      status,
      comment: v.nullable(text(4_000)),
      updatedAt: v.nullable(v.number()),
      changeKey: text(1_000),
      files: v.pipe(v.array(file), v.maxLength(200)),
      unread: v.optional(v.number()),
    }),
    v.object({
      kind: v.literal('orders'),
      orders: v.pipe(
        v.array(v.object({ number: digits, service: text(500), title: text(500), group })),
        v.maxLength(5_000),
      ),
    }),
    v.object({
      kind: v.literal('health'),
      documents: v.pipe(v.array(v.object({ title: text(500), href: v.nullable(text(4_000)) })), v.maxLength(5_000)),
    }),
    v.object({ kind: v.literal('profile'), confirmed: yesNo, snils: yesNo, passport: yesNo, policy: yesNo }),
    v.object({ kind: v.literal('plain') }),
    v.object({ kind: v.literal('unrecognised') }),
  ]),
});

/** Every message of the product: who may send it, and the shape its data must have. */
export const messages = {
  visit: { from: 'portal-page', data: v.object({}) },
  report: { from: 'portal-page', data: v.object({ seen: v.nullable(pageSeenShape) }) },
  watch: { from: 'portal-page', data: v.object({ on: v.boolean(), seen: pageSeenShape }) },
  capture: { from: 'portal-page', data: v.object({ captureId: hexId, href: portalUrl }) },
  fold: { from: 'portal-page', data: v.object({ folded: v.boolean() }) },
  hide: { from: 'portal-page', data: v.object({}) },
  openCabinet: { from: 'portal-page', data: v.object({}) },
  watchView: { from: 'own-page', data: v.object({}) },
  checkNow: { from: 'own-page', data: v.object({}) },
  watchAll: { from: 'own-page', data: v.object({}) },
  openRequest: { from: 'own-page', data: v.object({ watchId: text(64) }) },
  unwatch: { from: 'own-page', data: v.object({ watchId: text(64) }) },
  changeSettings: {
    from: 'own-page',
    data: v.object({
      locale: v.optional(v.picklist(['ru', 'en'])),
      companion: v.optional(v.boolean()),
      discreet: v.optional(v.boolean()),
      quiet: v.optional(v.nullable(v.object({ from: hour, to: hour }))),
    }),
  },
  rehearse: { from: 'own-page', data: v.object({}) },
  readHtml: { from: 'worker', data: v.object({ html: v.string(), url: portalUrl }) },
  sealDocument: {
    from: 'worker',
    data: v.object({ captureId: hexId, href: portalUrl, recipient: text(200), route: text(40) }),
  },
} as const satisfies Record<string, { from: Speaker; data: v.GenericSchema }>;

export type MessageName = keyof typeof messages;
export type DataOf<Name extends MessageName> = v.InferOutput<(typeof messages)[Name]['data']>;

/** What the companion needs to know beyond what it reads from the page itself. Nothing personal. */
export type CompanionState = {
  locale: Settings['locale'];
  folded: boolean;
  guide: GuideView;
  watching: boolean;
  nextCheckAt: number | null;
  archive: 'none' | 'ready';
};

export type CheckNowReply = { started: true } | { started: false; allowedAt: number };

/** `added` and `known` are 0 unless the portal's list could be read to its end. */
export type WatchAllReply =
  | { state: PortalState; added: number; known: number }
  | { state: 'early'; allowedAt: number };

/** What each message answers. */
export type Replies = {
  visit: null;
  report: CompanionState;
  watch: CompanionState | null;
  capture: CaptureOutcome;
  fold: null;
  hide: null;
  openCabinet: null;
  watchView: WatchView;
  checkNow: CheckNowReply;
  watchAll: WatchAllReply;
  openRequest: null;
  unwatch: WatchView;
  changeSettings: Settings;
  rehearse: null;
  readHtml: { ok: true; value: PageSeen } | { ok: false; error: Miss };
  sealDocument: CaptureOutcome;
};
