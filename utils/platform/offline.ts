import type { HttpReply, HttpRequest } from './net';

type Offline = { failure: 'offline' };

/**
 * The same calls; a connection lost while the browser has no network at all is told apart from a portal that resets
 * connections. Only «there is none» is believed: a browser that thinks it is online may be wrong.
 */
export const tellingOffline =
  (
    ask: (request: HttpRequest) => Promise<HttpReply>,
    online: () => boolean | undefined = () => globalThis.navigator?.onLine,
  ) =>
  async (request: HttpRequest): Promise<HttpReply | Offline> => {
    const reply = await ask(request);
    return 'failure' in reply && reply.failure === 'network' && online() === false ? { failure: 'offline' } : reply;
  };
