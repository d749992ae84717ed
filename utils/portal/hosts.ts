export const WWW = 'https://www.gosuslugi.ru';
export const LK = 'https://lk.gosuslugi.ru';

/**
 * The address when it is one of the two hosts we may look at (portal.md 1.1), else null.
 * `esia.` is never ours: extensions on the login page break logins (portal.md 4.5).
 */
export function portalUrl(url: string): URL | null {
  const parsed = URL.parse(url);
  if (!parsed) return null;
  // A port of its own is part of the origin.
  const clean = parsed.username + parsed.password === '';
  return clean && [WWW, LK].includes(parsed.origin) ? parsed : null;
}
