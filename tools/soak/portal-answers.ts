import { DocumentShelf } from '../../portal/documents/shelf.ts';
import type { PortalState } from '../../portal/model/state.ts';
import type { Exchange, Host } from '../../portal/server/exchange.ts';
import { type FaultExtra, type FaultKind, twistOf } from '../../portal/server/faults.ts';
import { type Played, playFault } from '../../portal/server/play-fault.ts';
import { route } from '../../portal/server/router.ts';
import { Sessions } from '../../portal/server/sessions.ts';
import type { PortalReply, PortalRequest } from '../../utils/portal';

/** `from`: the fault begins at this call of the look, counted from 0. */
export type World = {
  state: PortalState;
  loggedIn: boolean;
  fault: { kind: FaultKind; from: number; extra?: FaultExtra } | null;
  clock: () => number;
};

/** The training portal without its sockets: one look's calls, answered as the network layer would give them on. */
export function answersOf({ state, loggedIn, fault, clock }: World): (request: PortalRequest) => Promise<PortalReply> {
  const sessions = new Sessions(() => 30, clock);
  const session = loggedIn ? sessions.open() : null;
  const shelf = new DocumentShelf(state);
  let calls = 0;
  return async ({ method, url, body }) => {
    const playing = fault && calls++ >= fault.from ? { kind: fault.kind, extra: fault.extra ?? { ms: 0 } } : null;
    const address = new URL(url);
    const exchange: Exchange = {
      method,
      host: address.hostname.split('.')[0] as Host,
      url: address,
      headers: { accept: '*/*' },
      cookies: new Map(),
      body: body ?? '',
      session,
      twist: twistOf(playing),
      state,
      sessions,
      shelf,
      clock,
    };
    const normal = () => route(exchange);
    const played: Played = playing ? await playFault(playing, exchange, async () => normal()) : await normal();
    return told(played, url);
  };
}

/** What `fetch` makes of an answer: a lost connection is a failure, a redirect is opaque. */
function told({ status, headers, body, socket }: Played, url: string): PortalReply {
  if (socket === 'hang') return { failure: 'timeout' };
  if (socket === 'reset' || socket === 'truncate') return { failure: 'network' };
  if (status >= 300 && status < 400)
    return { status: 0, type: 'opaqueredirect', url: '', contentType: null, retryAfter: null, body: '' };
  const retry = headers['retry-after'];
  return {
    status,
    type: 'basic',
    url,
    contentType: String(headers['content-type'] ?? ''),
    retryAfter: retry === undefined ? null : String(retry),
    body: typeof body === 'string' ? body : new TextDecoder().decode(body instanceof Uint8Array ? body : undefined),
  };
}
