import { type Face, LK, WWW } from '../../portal';

const both = (url: string): Readonly<Record<Face, string>> => ({ lk: url, article: url });

/** Where steps are done, on each face. Only addresses seen in public sources (portal.md 1.3–1.5) or of the article's face. */
export const PLACES = {
  home: both(`${WWW}/`),
  account: { lk: `${LK}/settings/account`, article: `${WWW}/profile` },
  documents: { lk: `${LK}/profile/personal`, article: `${WWW}/profile` },
  family: both(`${LK}/profile/family`),
  orders: { lk: `${LK}/orders`, article: `${WWW}/my-services/medical-card` },
  health: { lk: `${LK}/health/meddocs`, article: `${WWW}/my-health` },
  consents: { lk: `${LK}/settings/third-party/agreements`, article: `${WWW}/settings/connected-services` },
  help: both(`${WWW}/help`),
  feedback: both(`${WWW}/feedback`),
  appointment: both(`${WWW}/10700`),
} as const satisfies Record<string, Readonly<Record<Face, string>>>;

export type PlaceId = keyof typeof PLACES;

export const placeOf = (place: PlaceId, face: Face): string => PLACES[place][face];

/** Whether an address is this place on either face: queries and parts below it count, other pages do not. */
export function isPlace(url: string, place: PlaceId): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, pathname } = new URL(url);
  return Object.values(PLACES[place]).some((known) => {
    const { origin: host, pathname: path } = new URL(known);
    return origin === host && (pathname === path || (path !== '/' && pathname.startsWith(`${path}/`)));
  });
}
