import { personMark } from '../change-key';
import { normalise } from '../normalise';
import { leavesOf } from './page';

const IN = 'a[href*="/auth/logout"], a[href*="/auth-provider/logout"], lib-user-avatar, .authorized-user, .user-name';
const OUT = 'input[type="password" i], esia-login';
const LOGIN_LINK = 'a[href*="/node-api/login"], a[href*="/auth-provider/login"]';
const LOADING = 'lib-throbber-hexagon, .loader-container, #start-app-loader, [aria-busy="true"]';

const says = (root: ParentNode, selector: string, word: string): boolean =>
  [...root.querySelectorAll(selector)].some(
    ({ textContent }) => textContent !== null && textContent.length < 60 && normalise(textContent) === word,
  );

/**
 * Whether the page shows a logged-in person; null when it does not say. A password field or «Войдите, чтобы продолжить»
 * outweighs a header drawn before the session ended (portal.md 4.1, 6.4).
 */
export function loggedInOn(root: Document): boolean | null {
  if (root.querySelector(OUT) || says(root, 'h1, h2, h3, h4, h5', 'войдите, чтобы продолжить')) return false;
  if (root.querySelector(IN) || says(root, 'header a, header button, .header a, nav a', 'выйти')) return true;
  if (root.querySelector(LOGIN_LINK) || says(root, 'header a, header button, lib-login a, lib-button', 'войти'))
    return false;
  return null;
}

const HEADERS = 'header, lib-header, .header, .user-name, .authorized-user';
/** «Иванова М. И.» on one face, «Иванова М.» on the other: what both show is enough. */
const NAME = /^([а-яa-z-]+ [а-яa-z])\.( ?[а-яa-z]\.)?$/;

/** Mark of the person in whose name the page is shown; null when it does not say. */
export function personShown(root: ParentNode): string | null {
  const headers = [...root.querySelectorAll(HEADERS)].filter((header) => header.closest('main') === null);
  const names = headers.flatMap((header) => leavesOf(header).map(({ norm }) => NAME.exec(norm)?.[1] ?? null));
  const name = names.find((found) => found !== null);
  return name ? personMark(name) : null;
}

/** The portal's frame is here and its content is not yet. */
export const isLoading = (root: Document): boolean =>
  root.querySelector(LOADING) !== null ||
  ['lk-root', 'portal-root'].some((tag) => {
    const frame = root.querySelector(tag);
    return frame !== null && (frame.querySelector('main')?.textContent ?? '').trim() === '';
  });
