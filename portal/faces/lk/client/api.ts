const WWW = 'https://www.gosuslugi.ru';
const API = `${WWW}/api/lk/v1`;

/** Thrown for 401 and 624 alike: the session is over (portal.md 4.1). */
export class LoggedOut extends Error {}
export class Missing extends Error {}

const load = async <T>(url: string): Promise<T> => {
  const separator = url.includes('?') ? '&' : '?';
  const response = await fetch(`${url}${separator}_=${Math.random()}`, { credentials: 'include' });
  if (response.status === 401 || response.status === 624) throw new LoggedOut();
  if (response.status === 404) throw new Missing();
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as T;
};

/** A call of the account's JSON API, cross-origin from lk to www with cookies, as the portal does it. */
export const api = <T>(path: string): Promise<T> => load<T>(`${API}/${path}`);

/** The training endpoint of medical documents (invented, portal.md 2.10). */
export const trainingApi = <T>(path: string): Promise<T> => load<T>(`${WWW}/api/training/v1/${path}`);

export const disclaimers = <T>(): Promise<T> => load<T>(`${WWW}/api/cms/v1/disclaimers/epgu`);
