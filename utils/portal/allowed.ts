import { LK, portalUrl, WWW } from './hosts';

type Row = { method: 'GET' | 'POST'; origin: string; path: RegExp; query: Readonly<Record<string, RegExp>> };

const ANY = /^\P{Cc}*$/u;
const FLAG = /^(true|false)$/;
const NONCE = /^[\d.]*$/;
/** Without GEPS: its letters are counted, never listed (portal.md 2.9: reading one has legal force). */
const ORDER_TYPES =
  /^(ORDER|EQUEUE|APPEAL|CLAIM|COMPLEX_ORDER|SIGN|DRAFT)(,(ORDER|EQUEUE|APPEAL|CLAIM|COMPLEX_ORDER|SIGN|DRAFT))*$/;
const COUNTED_TYPES = /^[A-Z_]+(,[A-Z_]+)*$/;

/** Downloads of documents. A table of its own: scripts on the portal's pages ask for these alone. */
const DOCUMENTS: readonly Row[] = [
  {
    method: 'GET',
    origin: WWW,
    path: /^\/api\/storage\/v1\/files\/[\w-]+\/\d{1,6}\/download$/,
    query: { mnemonic: ANY, zipWithSign: FLAG },
  },
  { method: 'GET', origin: WWW, path: /^\/my-health\/files\/[\w-]+(\.[\w-]+)*\.(pdf|xml)$/, query: {} },
];

/** Every other call the product may make to the portal; portal.md 2. What is in neither table is not asked. */
const ROWS: readonly Row[] = [
  { method: 'POST', origin: WWW, path: /^\/auth-provider\/check-session$/, query: { _: NONCE } },
  {
    method: 'GET',
    origin: WWW,
    path: /^\/api\/lk\/v1\/feeds\/counters$/,
    query: { types: COUNTED_TYPES, isArchive: FLAG, isHide: FLAG, _: NONCE },
  },
  {
    method: 'GET',
    origin: WWW,
    path: /^\/api\/lk\/v1\/feeds\/(activeEqueue\/)?$/,
    query: {
      types: ORDER_TYPES,
      unread: FLAG,
      isArchive: FLAG,
      isHide: FLAG,
      pageSize: /^\d{1,3}$/,
      status: /^\w*$/,
      startDate: ANY,
      lastFeedId: /^\d*$/,
      lastFeedDate: ANY,
      q: ANY,
      _: NONCE,
    },
  },
  { method: 'GET', origin: WWW, path: /^\/api\/lk\/v1\/orders\/\d{4,20}$/, query: { embed: /^PAYMENT$/, _: NONCE } },
  { method: 'GET', origin: WWW, path: /^\/api\/lk\/v1\/users\/data$/, query: { _: NONCE } },
  {
    method: 'GET',
    origin: WWW,
    path: /^\/api\/cms\/v1\/disclaimers\/(page|epgu)$/,
    query: { region: /^\d*$/, page: /^\w*$/, _: NONCE },
  },
  { method: 'GET', origin: WWW, path: /^\/my-services(\/medical-card(\/requests\/\d{4,20})?)?$/, query: {} },
  { method: 'GET', origin: LK, path: /^\/order\/\d{4,20}$/, query: {} },
  { method: 'GET', origin: LK, path: /^\/health\/meddocs$/, query: {} },
  { method: 'GET', origin: WWW, path: /^\/my-health\/medical-card$/, query: {} },
];

/**
 * THE guard: whether a call is on the list of read-only calls. Asked of every request before it is sent; the address
 * must be in its canonical form, so that no spelling (`..`, encoded slashes, upper case, userinfo, port) slips by.
 */
export const isAllowedCall = (method: string, url: string): boolean =>
  allows(ROWS, method, url) || allows(DOCUMENTS, method, url);

/**
 * Links to a document the person may ask us to keep a copy of: files of orders and medical documents (portal.md 2.6)
 * and the article face's PDFs. Files of Госпочта are not among them: fetching one is reading the letter (2.9).
 */
export const isDocumentDownload = (url: string): boolean => allows(DOCUMENTS, 'GET', url);

/**
 * A document that a page of the portal has put together itself: the address lives in that page only, so nothing can ask
 * for it from anywhere else.
 */
export const isMadeByPage = (url: string): boolean =>
  /^blob:https:\/\/[a-z.]+\/[\w-]{1,64}$/.test(url) && portalUrl(url.slice('blob:'.length)) !== null;

function allows(rows: readonly Row[], method: string, url: string): boolean {
  const parsed = portalUrl(url);
  if (parsed === null || parsed.href !== url || parsed.hash !== '' || /%(2f|5c|2e|25)/i.test(parsed.pathname))
    return false;
  const row = rows.find(
    (known) => known.method === method && known.origin === parsed.origin && known.path.test(parsed.pathname),
  );
  return row !== undefined && allowedQuery(row, parsed.searchParams);
}

/** Each parameter once, known and of its form; a list must name its types, for without them it lists letters too. */
function allowedQuery({ query }: Row, given: URLSearchParams): boolean {
  // Never `given.keys()`: in Firefox's content scripts what it returns cannot be iterated.
  const pairs = [...given];
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) return false;
  if ('lastFeedId' in query && !given.has('types')) return false;
  return pairs.every(([name, value]) => Object.hasOwn(query, name) && (query[name]?.test(value) ?? false));
}
