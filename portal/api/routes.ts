import { type Handler, json, type RouteRow } from '../server/exchange.ts';
import { countFeeds, feedDetails, listFeeds, markAsRead } from './feeds.ts';
import { listMedicalDocuments, storedFile } from './files.ts';
import { listOrders, oneOrder } from './orders.ts';
import { userData } from './user.ts';

/** For a logged-in person only; others get 401 or 624 with an empty envelope (portal.md 4.1). */
const personal =
  (handle: Handler): Handler =>
  (exchange, match) => {
    const status = exchange.state.loggedOutStatus;
    return exchange.session
      ? handle(exchange, match)
      : json({ error: { code: status, message: 'unauthorized' } }, status);
  };

const disclaimers: Handler = ({ state }) => {
  if (state.maintenance) {
    const { until } = state.maintenance;
    const end = until === null ? '' : ` Окончание: ${until}.`;
    return json([notice(101, 'ERROR', `Ведутся технические работы.${end}`, until)]);
  }
  return json(state.warning === null ? [] : [notice(102, 'WARN', state.warning, null)]);
};

const notice = (id: number, level: 'WARN' | 'ERROR', message: string, until: string | null): object => ({
  id,
  level,
  mnemonic: 'training_works',
  messages: [{ language: 'ru', message: `<p>${message}</p>` }],
  region: '00000000000',
  isPriority: true,
  isHidden: false,
  notificationEnabled: true,
  ...(until === null ? {} : { endDate: until }),
});

const LK = '^\\/api\\/lk\\/v1\\/';
const lk = (rest: string): RegExp => new RegExp(`${LK}${rest}$`);

/** The JSON endpoints of `www.gosuslugi.ru` (portal.md 2). */
export const API_ROUTES: readonly RouteRow[] = [
  ['POST', /^\/auth-provider\/check-session$/, ({ session }) => json({ auth: session !== null })],
  ['GET', lk('feeds\\/?'), personal(listFeeds)],
  ['GET', lk('feeds\\/counters'), personal(countFeeds)],
  ['GET', lk('feeds\\/markAsRead\\/(\\d+)'), personal(markAsRead)],
  ['GET', lk('feeds\\/(?:[A-Z_]+\\/)?(\\d+)'), personal(feedDetails)],
  ['GET', lk('orders\\/?'), personal(listOrders)],
  ['GET', lk('orders\\/(\\d+)'), personal(oneOrder)],
  ['GET', lk('users\\/data'), personal(userData)],
  ['GET', /^\/api\/cms\/v1\/disclaimers(?:\/.*)?$/, disclaimers],
  ['GET', /^\/api\/storage\/v1\/files\/([^/]+)\/([^/]+)\/download$/, personal(storedFile)],
  ['GET', /^\/api\/training\/v1\/meddocs$/, personal(listMedicalDocuments)],
];
