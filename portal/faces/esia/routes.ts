import { type Exchange, field, type Handler, html, ORIGINS, type RouteRow, redirect } from '../../server/exchange.ts';
import { loginCookies, logoutCookies } from '../../server/sessions.ts';
import { loginPage, otpPage } from '../plain-pages.ts';

const HOME = `${ORIGINS.www}/`;

/** An address to come back to: a page of the portal's own hosts, or the main page. */
export const safeReturn = (wanted: string, base: string = ORIGINS.www): string => {
  if (!URL.canParse(wanted, base)) return HOME;
  const url = new URL(wanted, base);
  return url.protocol === 'https:' && /(^|\.)gosuslugi\.ru$/.test(url.hostname) ? url.href : HOME;
};

const askEsia = (returnTo: string): ReturnType<Handler> =>
  redirect(`${ORIGINS.esia}/login/?rUrl=${encodeURIComponent(returnTo)}`);

const portalLogin: Handler = ({ url, host }) => {
  const wanted = url.searchParams.get('redirectPage') ?? url.searchParams.get('redirectUrl') ?? '/';
  return askEsia(safeReturn(wanted, ORIGINS[host]));
};

const oauthLogin: Handler = ({ url }) =>
  askEsia(safeReturn(Buffer.from(url.searchParams.get('rUrl') ?? '', 'base64').toString()));

const welcome = (exchange: Exchange, returnTo: string): ReturnType<Handler> => {
  const session = exchange.sessions.open();
  const cookies = loginCookies(session, exchange.state.patient.id);
  return redirect(returnTo, { 'set-cookie': [...cookies, '_idp_authn_id=training; Path=/; Secure; HttpOnly'] });
};

const signIn: Handler = (exchange) => {
  const returnTo = safeReturn(field(exchange, 'rUrl'));
  if (field(exchange, 'login') === '' || field(exchange, 'password') === '')
    return html(loginPage(returnTo, 'Введите логин и пароль'));
  return exchange.state.askCode ? html(otpPage(returnTo)) : welcome(exchange, returnTo);
};

const secondStep: Handler = (exchange) => {
  const returnTo = safeReturn(field(exchange, 'rUrl'));
  return /^\d{6}$/.test(field(exchange, 'code'))
    ? welcome(exchange, returnTo)
    : html(otpPage(returnTo, 'Нужны шесть цифр из СМС'));
};

const signOut: Handler = ({ session, sessions }) => {
  if (session) sessions.end(session);
  return redirect(HOME, { 'set-cookie': logoutCookies() });
};

/** ESIA's own pages. */
export const ESIA_ROUTES: readonly RouteRow[] = [
  ['GET', /^\/(login\/?)?$/, ({ url }) => html(loginPage(safeReturn(url.searchParams.get('rUrl') ?? '/')))],
  ['POST', /^\/login\/?$/, signIn],
  ['POST', /^\/login\/otp\/?$/, secondStep],
];

/** The ways into and out of a session on `www` and `lk` (portal.md 1.2). */
export const AUTH_ROUTES: readonly RouteRow[] = [
  ['GET', /^\/node-api\/login\/?$/, portalLogin],
  ['GET', /^\/auth-provider\/(?:oauth\/v1\/)?login\/?$/, oauthLogin],
  ['GET', /^\/(?:auth|auth-provider|auth-provider\/oauth\/v1)\/logout\/?$/, signOut],
];
