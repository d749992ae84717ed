import { type Bytes, never } from '../kernel';
import { type KeyAnswer, type KeyCall, type KeyEvent, type KeyRequest, keyError, movable } from './key-protocol';
import type { KeySession } from './key-session';

/** The part of a MessagePort both ends need; a real one in the worker, in pages and in tests. */
export type KeyPort = {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
};

export type ServerParts = {
  /** Name of the Web Lock this worker holds, null when the browser has none. */
  alive: string | null;
  /** Ends the worker; called once, after the last answers were posted. */
  end: () => void;
};

const CALLS: readonly KeyCall[] = [
  'create',
  'unlock',
  'changePassphrase',
  'makeRecovery',
  'recover',
  'changePersons',
  'addPasskey',
  'dropPasskey',
  'unlockByPasskey',
  'rekey',
  'endRekey',
  'adoptHeader',
  'vouch',
  'lock',
  'state',
  'persons',
  'openInbox',
  'seal',
  'open',
  'isolation',
];

/**
 * Serves one key session to several pages. Gives the function to call with each new page's port. Every port hears
 * `state` on each change; after `lock` it hears `ended` and the worker is over.
 */
export function serveKeys(session: KeySession, { alive, end }: ServerParts): (port: KeyPort) => void {
  const ports = new Set<KeyPort>();
  const tell = (event: KeyEvent) => {
    for (const port of ports) port.postMessage(event);
  };
  session.onState((state) => tell({ event: 'state', state }));

  const answer = async (port: KeyPort, request: KeyRequest): Promise<void> => {
    const reply = (given: KeyAnswer, moved: Transferable[] = []) => port.postMessage(given, moved);
    try {
      const result = await perform(session, request.call, request.args);
      if (!result.ok) reply({ id: request.id, ok: false, error: result.error });
      else {
        const { value, moved } = withMoved(result.value);
        reply({ id: request.id, ok: true, value }, moved);
      }
    } catch {
      // An exception's text may carry what it failed on: it does not leave the worker.
      reply({ id: request.id, ok: false, error: keyError('failed') });
    }
    if (request.call !== 'lock') return;
    tell({ event: 'ended' });
    end();
  };

  return (port) => {
    ports.add(port);
    port.onmessage = ({ data }) => {
      if (isRequest(data)) void answer(port, data);
    };
    const hello: KeyEvent = { event: 'hello', alive, state: session.current() };
    port.postMessage(hello);
  };
}

function isRequest(data: unknown): data is KeyRequest {
  const { id, call, args } = (data ?? {}) as Partial<Record<keyof KeyRequest, unknown>>;
  return Number.isSafeInteger(id) && CALLS.some((name) => name === call) && Array.isArray(args);
}

/** The arguments are checked by the session, which knows what each must be. */
function perform(session: KeySession, call: KeyCall, args: readonly unknown[]) {
  const [first, second, third, fourth] = args as never[];
  switch (call) {
    case 'create':
      return session.create(first as never);
    case 'unlock':
      return session.unlock(first as never, second as never);
    case 'changePassphrase':
      return session.changePassphrase(first as never, second as never, third as never);
    case 'makeRecovery':
      return session.makeRecovery(first as never, second as never);
    case 'recover':
      return session.recover(first as never, second as never, third as never);
    case 'changePersons':
      return session.changePersons(first as never, second as never);
    case 'addPasskey':
      return session.addPasskey(first as never, second as never, third as never, fourth as never);
    case 'dropPasskey':
      return session.dropPasskey(first as never);
    case 'unlockByPasskey':
      return session.unlockByPasskey(first as never, second as never);
    case 'rekey':
      return session.rekey(first as never, second as never);
    case 'endRekey':
      return session.endRekey(first as never);
    case 'adoptHeader':
      return session.adoptHeader(first as never);
    case 'vouch':
      return session.vouch(first as never);
    case 'lock':
      return session.lock();
    case 'state':
      return session.state();
    case 'persons':
      return session.persons();
    case 'openInbox':
      return session.openInbox(first as never);
    case 'seal':
      return session.seal(first as never, second as never);
    case 'open':
      return session.open(first as never, second as never);
    case 'isolation':
      return session.isolation();
    default:
      return never(call);
  }
}

/** The bytes of an answer are moved to the page, whether they are the answer itself or a field of it. */
function withMoved(value: unknown): { value: unknown; moved: Transferable[] } {
  if (value instanceof Uint8Array) {
    const bytes = movable(value as Bytes);
    return { value: bytes, moved: [bytes.buffer] };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { value, moved: [] };
  const moved: Transferable[] = [];
  const fields = Object.entries(value).map(([name, field]) => {
    if (!(field instanceof Uint8Array)) return [name, field];
    const bytes = movable(field as Bytes);
    moved.push(bytes.buffer);
    return [name, bytes];
  });
  return { value: Object.fromEntries(fields), moved };
}
