import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import type { DocumentShelf } from '../documents/shelf.ts';
import type { PortalState } from '../model/state.ts';
import { type Exchange, type Host, html, type Reply } from './exchange.ts';
import { type Faults, twistOf } from './faults.ts';
import { type Played, playFault } from './play-fault.ts';
import { isFromExtension, type RequestLog } from './request-log.ts';
import { commonHeaders, route } from './router.ts';
import { loginCookies, type Sessions } from './sessions.ts';

export type PortalParts = {
  state: PortalState;
  sessions: Sessions;
  shelf: DocumentShelf;
  faults: Faults;
  log: RequestLog;
  clock: () => number;
};

const BODY_LIMIT = 64 * 1024;
const HOSTS: Readonly<Record<string, Host>> = {
  'www.gosuslugi.ru': 'www',
  'lk.gosuslugi.ru': 'lk',
  'esia.gosuslugi.ru': 'esia',
};

const readBody = async (request: IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > BODY_LIMIT) throw new Error('request body too large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
};

const cookiesOf = (header: string | undefined): Map<string, string> =>
  new Map(
    (header ?? '')
      .split(';')
      .map((pair) => pair.trim().split('='))
      .filter(([name]) => name)
      .map(([name = '', ...value]) => [name, value.join('=')]),
  );

const isNavigation = ({ headers, method, host }: Exchange): boolean =>
  method === 'GET' && host !== 'esia' && String(headers.accept ?? '').includes('text/html');

/** Finds the session; the portal's own requests prolong it, an extension's do not (portal.md 4.2). */
const greet = (exchange: Exchange, sessions: Sessions): string[] => {
  exchange.session = sessions.find(exchange.cookies.get('acc_t'));
  if (exchange.session) {
    if (!isFromExtension(exchange.headers)) sessions.prolong(exchange.session);
    return [];
  }
  exchange.session = isNavigation(exchange) && !isFromExtension(exchange.headers) ? sessions.welcome() : null;
  return exchange.session ? loginCookies(exchange.session, exchange.state.patient.id) : [];
};

const send = async (
  response: ServerResponse,
  answer: Played,
  headers: Reply['headers'],
  { head, gzip }: { head: boolean; gzip: boolean },
): Promise<void> => {
  const { body, status } = answer;
  // Not resetAndDestroy: Node cannot reset a connection under TLS. To the browser the loss is the same.
  if (answer.socket === 'reset') return void response.socket?.destroy();
  if (answer.socket === 'hang') {
    if (answer.holdMs !== undefined) setTimeout(() => response.socket?.destroy(), answer.holdMs).unref();
    return;
  }
  if (body instanceof Readable) {
    response.writeHead(status, headers);
    if (head) return void response.end();
    return pipeline(body, response).catch(() => undefined);
  }
  // As any portal does for text; a cut answer is cut as it is.
  const packed = gzip && typeof body === 'string' && answer.socket !== 'truncate';
  const bytes = packed ? gzipSync(body) : typeof body === 'string' ? Buffer.from(body) : body;
  if (packed) response.setHeader('content-encoding', 'gzip');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('content-length', String(bytes.length));
  response.writeHead(status);
  if (answer.socket === 'truncate') {
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
    return;
  }
  response.end(head ? undefined : bytes);
};

const weightOf = (response: ServerResponse): number => {
  const lines = Object.entries(response.getHeaders()).flatMap(([name, value]) =>
    [value ?? ''].flat().map((one) => `${name}: ${one}\r\n`),
  );
  return Buffer.byteLength(`HTTP/1.1 ${response.statusCode}\r\n${lines.join('')}\r\n`) + lengthOf(response);
};

const lengthOf = (response: ServerResponse): number => Number(response.getHeader('content-length') ?? 0);

/** The listener of the HTTPS server: host, session, fault, route, log. */
export const makeListener =
  (parts: PortalParts) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { log, faults, sessions, clock } = parts;
    const name = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    const host = HOSTS[name];
    const method = request.method ?? 'GET';
    const url = new URL(
      request.url?.startsWith('/')
        ? `https://${host ? name : 'unknown.invalid'}${request.url}`
        : 'https://unknown.invalid/',
    );
    const cookies = cookiesOf(request.headers.cookie);
    const row = log.add({
      at: clock(),
      method,
      host: name,
      path: url.pathname,
      query: url.search,
      status: 0,
      fromExtension: isFromExtension(request.headers),
      cookies: [...cookies.keys()],
      bytes: 0,
      type: '',
      fault: null,
    });
    response.on('finish', () => {
      row.bytes = weightOf(response);
    });
    try {
      if (!host) {
        row.status = name === 'gosuslugi.ru' ? 302 : 421;
        response.writeHead(row.status, name === 'gosuslugi.ru' ? { location: 'https://www.gosuslugi.ru/' } : {}).end();
        return;
      }
      const fault = faults.take(host, url.pathname);
      const body = await readBody(request);
      const { headers } = request;
      const exchange: Exchange = {
        ...parts,
        method,
        host,
        url,
        headers,
        cookies,
        body,
        session: null,
        twist: twistOf(fault),
      };
      const fresh = greet(exchange, sessions);
      const normal = (): Promise<Reply> => route(exchange);
      const answer: Played = fault ? await playFault(fault, exchange, normal) : await normal();
      const all: Reply['headers'] = { ...commonHeaders(exchange), ...answer.headers };
      const setCookies = [...fresh, ...[answer.headers['set-cookie'] ?? []].flat()];
      if (!cookies.has('JSESSIONID')) setCookies.push('JSESSIONID=training; Path=/; Secure; HttpOnly');
      if (fault?.kind === 'anti-bot') delete all['content-security-policy'];
      row.status = answer.socket === 'hang' || answer.socket === 'reset' ? 0 : answer.status;
      row.type = String(answer.headers['content-type'] ?? '');
      row.fault = fault?.kind ?? null;
      await send(
        response,
        answer,
        { ...all, 'set-cookie': setCookies },
        {
          head: method === 'HEAD',
          gzip: /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')),
        },
      );
    } catch (error) {
      row.status = 500;
      if (response.headersSent) return void response.destroy();
      const { body, headers } = html('<!doctype html><html><body>Training portal failed</body></html>');
      response.writeHead(500, headers).end(body);
      console.error('Training portal:', error);
    }
  };
