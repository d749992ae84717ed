import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { DocumentShelf } from '../documents/shelf.ts';
import type { PortalState } from '../model/state.ts';
import type { Session, Sessions } from './sessions.ts';

export type Host = 'www' | 'lk' | 'esia';
/** Faults that change what a page says rather than how it travels. */
export type Twist = 'unknown-status' | 'missing-number';

/** One request as the handlers see it. */
export type Exchange = {
  method: string;
  host: Host;
  url: URL;
  headers: IncomingHttpHeaders;
  cookies: ReadonlyMap<string, string>;
  body: string;
  session: Session | null;
  twist: Twist | null;
  state: PortalState;
  sessions: Sessions;
  shelf: DocumentShelf;
  clock: () => number;
};

export type Headers = Record<string, string | string[]>;
export type Reply = { status: number; headers: Headers; body: string | Uint8Array | Readable };
export type Handler = (exchange: Exchange, match: RegExpMatchArray) => Reply | Promise<Reply>;
export type RouteRow = readonly [method: 'GET' | 'POST' | 'DELETE', path: RegExp, handler: Handler];

export const ORIGINS: Readonly<Record<Host, string>> = {
  www: 'https://www.gosuslugi.ru',
  lk: 'https://lk.gosuslugi.ru',
  esia: 'https://esia.gosuslugi.ru',
};

export const reply = (status: number, type: string, body: Reply['body'], headers: Headers = {}): Reply => ({
  status,
  headers: { 'content-type': type, ...headers },
  body,
});
export const html = (body: string, status = 200, headers: Headers = {}): Reply =>
  reply(status, 'text/html; charset=utf-8', body, headers);
export const json = (value: unknown, status = 200, headers: Headers = {}): Reply =>
  reply(status, 'application/json;charset=UTF-8', JSON.stringify(value), headers);
export const redirect = (location: string, headers: Headers = {}): Reply =>
  reply(302, 'text/html; charset=utf-8', '', { location, ...headers });

/** The portal's error envelope; code 0 means success (portal.md 2). */
export const failure = (code: number, message: string, status = code): Reply =>
  json({ error: { code, message } }, status);

/** A form field of an `application/x-www-form-urlencoded` body, trimmed; absent fields are empty. */
export const field = (exchange: Exchange, name: string): string =>
  (new URLSearchParams(exchange.body).get(name) ?? '').trim();
