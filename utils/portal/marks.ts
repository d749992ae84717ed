/**
 * Marks of pages that are not the page asked for (portal.md 4.1), found in HTML text without parsing it: the
 * background has no DOM. Such pages are small, so only the beginning is looked at.
 */
const HEAD = 65_536;
const ANTI_BOT = /setCookieAndReloadPage|w-r-ii=true|X-AA-Challenge|BotMitigationCookie/;
const LOGIN = /<esia-login\b|<input\b[^>]*\btype\s*=\s*["']?password\b|Войдите, чтобы продолжить/i;
const WORKS = /техническ\p{L}*\s+(работ|обслуживан)|регламентн\p{L}*\s+работ/iu;
const UNAVAILABLE = /["'\s](shadow-block|dot-flashing)["'\s]/;
const TITLES = /<(title|h1|h2)\b[^>]*>([^<]{0,300})/gi;

export const isAntiBot = (html: string): boolean => ANTI_BOT.test(html.slice(0, HEAD));

export const isLoginPage = (html: string): boolean => LOGIN.test(html.slice(0, HEAD));

/** Technical works named anywhere: enough for an answer that is an error already. */
export const mentionsWorks = (text: string): boolean => WORKS.test(text.slice(0, HEAD));

/** Technical works named by a page's title or heading: a banner above a working page does not count. */
export function isMaintenance(html: string): boolean {
  for (const [, , text = ''] of html.slice(0, HEAD).matchAll(TITLES)) if (WORKS.test(text)) return true;
  return false;
}

/** The portal's «unavailable» page: it stands alone, while a working page wears the portal's header. */
export const isUnavailable = (html: string): boolean =>
  UNAVAILABLE.test(html.slice(0, HEAD)) && !/<(header|nav|lib-header|lk-root|portal-root)\b/i.test(html.slice(0, HEAD));
