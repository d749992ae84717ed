import type { Policy, Saying } from '../../utils/diagnostics';
import { ask } from '../../utils/messaging';
import { anchorsOn, portalUrl, readPage, routeOf } from '../../utils/portal';
import { watchPage } from '../portal-companion/page-watch';

/** What happened meanwhile is told together: a page that fails in a loop must not fail us. */
const TELL_MS = 250;
const MOST_AT_ONCE = 40;
const MOST_TIMES = 9_999;
/** Longer than a portal in health draws, and less than our patience with a page. */
const DRAWING_MS = 6_000;
/** Nobody answered: the extension is gone, or nothing is recorded any more. */
const ALONE_MS = 5_000;

/** @returns the way to end it; `ended` is called then, however it came */
export function startRecorder(page: Document, ended: () => void): () => void {
  const end = new AbortController();
  const { signal } = end;
  const counted = new Map<string, { say: Saying; n: number }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = setTimeout(() => end.abort(), ALONE_MS);

  const send = async () => {
    timer = undefined;
    const telling = [...counted.values()];
    counted.clear();
    const seen = telling.map(({ say, n }) => ({ say: [...say], n }));
    const answer = await ask('traceSeen', { seen }).catch(() => null);
    // The background died over it: it wakes with the next word. One that never answers is gone with all of us.
    if (answer === null) {
      for (const { say, n } of telling) note(say, n);
      return;
    }
    const { until } = answer;
    if (until === null) return end.abort();
    clearTimeout(over);
    over = setTimeout(() => end.abort(), Math.max(0, until - Date.now()));
  };
  const note = (say: Saying, times = 1) => {
    if (signal.aborted) return;
    const key = say.join();
    const n = counted.get(key)?.n ?? 0;
    if (n > 0 || counted.size < MOST_AT_ONCE) counted.set(key, { say, n: Math.min(MOST_TIMES, n + times) });
    timer ??= setTimeout(send, TELL_MS);
  };

  const follow = () => followPages(page, signal, note);
  if (page.documentElement) follow();
  else page.addEventListener('readystatechange', follow, { once: true, signal });
  // After the page's own line: what is told from here on belongs under it.
  page.addEventListener('securitypolicyviolation', (event) => note(['policy', partOf(event)]), { signal });
  window.addEventListener(
    'error',
    ({ target }) => {
      if (isForeign(target)) note(['failed', 'elsewhere', 'unknown', 'under-1-s']);
    },
    { capture: true, signal },
  );
  // The page leaves: what was counted would leave with it.
  window.addEventListener('pagehide', () => timer !== undefined && void send(), { signal });

  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    clearTimeout(over);
    ended();
  });
  return () => end.abort();
}

/** Kinds of the pages reached in this document, and what our readers find on each once it is still. */
function followPages(page: Document, signal: AbortSignal, note: (say: Saying) => void): void {
  let reached = '';
  let told = '';
  let since = Date.now();
  const arrive = (how: 'there' | 'load' | 'soft') => {
    if (location.href === reached) return;
    reached = location.href;
    told = '';
    since = Date.now();
    const kind = routeOf(reached)?.kind;
    if (kind) note(['page', kind, how]);
  };
  arrive(page.readyState === 'loading' ? 'load' : 'there');
  watchPage(signal, () => {
    arrive('soft');
    const looks = looksOf(page, reached);
    const isDrawing = looks[0]?.[1] === 'loading';
    // Each page draws for a moment: only one that goes on drawing is worth a line.
    if (isDrawing && Date.now() - since < DRAWING_MS) return 'again';
    if (looks.join() !== told) {
      told = looks.join();
      for (const say of looks) note(say);
    }
    return isDrawing ? 'again' : 'done';
  });
}

function looksOf(page: Document, url: string): Saying[] {
  const seen = readPage(page, url);
  if (seen.ok && seen.value.page.kind === 'plain') return [['read', 'not-read']];
  if (seen.ok && seen.value.page.kind === 'loading') return [['read', 'loading']];
  const found = anchorsOn(page, url);
  const read = !seen.ok ? 'miss' : seen.value.page.kind === 'unrecognised' ? 'unrecognised' : 'read';
  const anchors = [...found.seen.map((id) => [id, 'seen']), ...found.missed.map((id) => [id, 'missed'])];
  // Only the background knows the lists by heart: an id that is on none of them is dropped there.
  return [['read', read], ...anchors.map((anchor) => ['anchor', ...anchor] as unknown as Saying)];
}

const PARTS: readonly (readonly [directive: RegExp, part: Policy])[] = [
  [/^script-src/, 'script'],
  [/^style-src/, 'style'],
  [/^img-src/, 'picture'],
  [/^connect-src/, 'data'],
  [/^(?:frame|child)-src/, 'frame'],
];

/** The browser's word for it, or whatever a page puts there instead: one of our own words in any case. */
const partOf = ({ effectiveDirective }: SecurityPolicyViolationEvent): Policy =>
  PARTS.find(([directive]) => directive.test(String(effectiveDirective)))?.[1] ?? 'other';

/** A part of the page that did not load from a host of which the browser tells us nothing. */
function isForeign(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const address = target.getAttribute('src') ?? target.getAttribute('href');
  if (address === null || !URL.canParse(address, location.href)) return false;
  const url = new URL(address, location.href);
  return url.protocol === 'https:' && portalUrl(url.href) === null;
}
