import { type Facts, factOf } from './fields';
import type { PageLook } from './gathered';
import { few } from './reduce';

/** Marks that other add-ons leave in the pages they touch; only the kind is told. */
const TRACES: readonly [NonNullable<Facts['pageTraces']>, RegExp][] = [
  ['translator', /<html[^>]*\btranslated-(?:ltr|rtl)\b|<(?:deepl-input-controller|xl-root|yatranslate)\b/i],
  ['dark-mode', /<html[^>]*\bdata-darkreader-|<style[^>]*\bdarkreader\b/i],
  [
    'password-manager',
    /<(?:com-1password-|bit-notification|dashlane-)|\bdata-(?:lastpass|kwimpalastatus|dashlane|bwautofill)/i,
  ],
  ['grammar', /<grammarly-|\bdata-(?:gr-ext|new-gr-c-s|lt-installed)/i],
  ['ad-blocker', /\bdata-adblockkey\b|<[a-z]+[^>]*\bid="?(?:adguard|uBlock|abp)-/i],
];
const HEAD = 200_000;

export function tracesIn(html: string): NonNullable<Facts['pageTraces']> {
  const found = TRACES.filter(([, mark]) => mark.test(html.slice(0, HEAD)));
  return found.length > 1 ? 'several' : (found[0]?.[0] ?? 'none');
}

type PageFacts = Pick<
  Facts,
  | 'page'
  | 'pageRead'
  | 'pageMiss'
  | 'pageFace'
  | 'pageBlocked'
  | 'pageTraces'
  | 'siteWorkers'
  | 'siteCaches'
  | 'siteStorage'
>;
const UNSEEN: PageFacts = {
  page: null,
  pageRead: null,
  pageMiss: null,
  pageFace: null,
  pageBlocked: null,
  pageTraces: null,
  siteWorkers: null,
  siteCaches: null,
  siteStorage: null,
};

/** What the open page of the portal tells: which of our anchors it has, and what else stands on it. */
export function pageFacts(look: PageLook | 'none' | null): PageFacts {
  if (look === null) return UNSEEN;
  if (look === 'none') return { ...UNSEEN, page: 'none' };
  const { seen, missed, html, blocked, workers, caches, stored } = look;
  const kind = seen?.page.kind;
  const missedBefore = seen?.misses?.[0]?.anchor;
  const anchor = missed?.anchor ?? missedBefore;
  return {
    page: seen ? factOf('page', seen.route.kind) : null,
    pageRead: missed
      ? 'miss'
      : !seen || kind === 'plain'
        ? 'not-read'
        : kind === 'loading' || kind === 'unrecognised'
          ? kind
          : 'read',
    pageMiss: anchor === undefined ? null : (factOf('pageMiss', anchor) ?? 'other'),
    pageFace: seen ? factOf('pageFace', seen.reader) : null,
    pageBlocked: few(blocked),
    pageTraces: tracesIn(html),
    siteWorkers: few(workers),
    siteCaches: few(caches),
    siteStorage: few(stored),
  };
}
