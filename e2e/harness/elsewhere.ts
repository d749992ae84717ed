import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Addresses the browsers themselves call home to, whatever extension they carry. */
const BROWSERS_OWN =
  /(^|\.)(google|googleapis|gstatic|gvt1|googleusercontent|mozilla|mozilla\.net|firefox|mozgcp)\.(com|net|org)$|\.mozilla\.net$/;

/** A proxy that lets nobody through and writes down who wanted to go where. */
export class Elsewhere {
  readonly port: number;
  readonly #server: Server;
  readonly #asked: Set<string>;

  private constructor(server: Server, asked: Set<string>) {
    this.#server = server;
    this.#asked = asked;
    this.port = (server.address() as AddressInfo).port;
  }

  static async open(): Promise<Elsewhere> {
    const asked = new Set<string>();
    const server = createServer((request, response) => {
      asked.add(URL.canParse(request.url ?? '') ? new URL(request.url ?? '').hostname : String(request.headers.host));
      response.writeHead(502).end();
    });
    server.on('connect', ({ url = '' }, socket) => {
      asked.add(url.replace(/:\d+$/, ''));
      socket.end('HTTP/1.1 502 Nobody\r\n\r\n');
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return new Elsewhere(server, asked);
  }

  /** Hosts that were asked for, without those the browsers ask for on their own account. */
  hosts(): string[] {
    return [...this.#asked].filter((host) => !BROWSERS_OWN.test(host));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}
