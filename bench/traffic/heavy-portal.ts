import type { Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { makeCertificate } from '../../portal/server/certificate.ts';
import { seeded } from '../stats.ts';

const HTML_BYTES = 60_000;
const SCRIPT_BYTES = 9_000_000;
const SCRIPTS = 12;
const ASSETS = 40;
const CALLS = ['user', 'counters', 'feeds', 'disclaimers'] as const;

type Thing = { type: string; body: Buffer; cache: string };
export type Traffic = { requests: number; bytes: number };

/**
 * A page as heavy as the portal's own: 60 kB of HTML, 40 assets of which 9 MB are scripts, four calls for data. All is
 * sent gzipped; assets may be kept for a year, the page and the data may not be kept at all.
 */
export class HeavyPortal {
  readonly port: number;
  readonly #server: Server;
  readonly #count: Traffic;

  private constructor(server: Server, count: Traffic) {
    this.#server = server;
    this.#count = count;
    this.port = (server.address() as AddressInfo).port;
  }

  static async open(): Promise<HeavyPortal> {
    const things = everything();
    const count = { requests: 0, bytes: 0 };
    const server = createServer(await makeCertificate(), ({ url = '/' }, response) => {
      const thing = things.get(url) ?? things.get('/');
      if (!thing) return void response.writeHead(404).end();
      response.setHeader('content-type', thing.type);
      response.setHeader('content-encoding', 'gzip');
      response.setHeader('cache-control', thing.cache);
      response.setHeader('content-length', String(thing.body.length));
      count.requests++;
      count.bytes += thing.body.length + 200;
      response.end(thing.body);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return new HeavyPortal(server, count);
  }

  /** What was sent since the last call. */
  take(): Traffic {
    const taken = { ...this.#count };
    this.#count.requests = 0;
    this.#count.bytes = 0;
    return taken;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}

function everything(): Map<string, Thing> {
  const random = seeded(7);
  const word = () => Math.floor(random() * 1e9).toString(36);
  const code = (bytes: number) => {
    const lines: string[] = [];
    for (let size = 0; size < bytes; ) {
      const line = `window.k${word()}=function(a,b){return a&&b?a.${word()}(b,"${word()}"):this.value+${word().length}};`;
      lines.push(line);
      size += line.length;
    }
    return lines.join('\n');
  };
  const kept = 'public, max-age=31536000, immutable';
  const zipped = (text: string) => gzipSync(Buffer.from(text), { level: 6 });
  const things = new Map<string, Thing>();
  const tags: string[] = [];
  for (let at = 0; at < ASSETS; at++) {
    const script = at < SCRIPTS;
    const path = script ? `/main.${at}.js` : at < 20 ? `/styles.${at}.css` : `/icon.${at}.svg`;
    const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="${'M4 4h16v16H4z'.repeat(60)}"/></svg>`;
    const text = script ? code(SCRIPT_BYTES / SCRIPTS) : at < 20 ? '.a{color:#0d4cd3}'.repeat(900) : icon;
    const type = script ? 'text/javascript' : at < 20 ? 'text/css' : 'image/svg+xml';
    things.set(path, { type, body: zipped(text), cache: kept });
    if (script) tags.push(`<script defer src="${path}"></script>`);
    else tags.push(at < 20 ? `<link rel="stylesheet" href="${path}">` : `<img src="${path}" width="24" height="24">`);
  }
  const calls = `<script>${CALLS.map((name) => `fetch('/api/${name}').then((one) => one.text())`).join(';')}</script>`;
  const rows: string[] = [];
  for (let size = 0; size < HTML_BYTES; size += 90)
    rows.push(`<li class="feed"><a href="/order/${word()}">Заявление ${word()}</a></li>`);
  const page = `<!doctype html><meta charset="utf-8"><title>Портал</title>${tags.join('')}<main><ul>${rows.join('')}</ul></main>${calls}`;
  things.set('/', { type: 'text/html; charset=utf-8', body: zipped(page), cache: 'no-store' });
  const data = JSON.stringify({
    items: Array.from({ length: 15 }, () => ({ id: word(), title: 'Заявление отправлено', text: word() })),
  });
  for (const name of CALLS)
    things.set(`/api/${name}`, { type: 'application/json', body: zipped(data), cache: 'no-store' });
  return things;
}
