import * as v from '../kernel/shape';
import { browser, type MessageSender } from '../platform';
import { portalUrl } from '../portal';
import { type DataOf, type MessageName, messages, type Replies, type Speaker } from './protocol';

export type Sender = MessageSender;

type Listener = (data: unknown, sender: Sender) => Promise<unknown>;
type Handler<Name extends MessageName> = (data: DataOf<Name>, sender: Sender) => Promise<Replies[Name]>;

const listeners = /* @__PURE__ */ new Map<unknown, Listener>();

/** The one listener of this context. A callback and not a promise: only so do both browsers answer alike. */
function hear(message: unknown, sender: Sender, respond: (reply: { res: unknown }) => void): boolean {
  const { type, data } = (message ?? {}) as { type?: unknown; data?: unknown };
  const listener = listeners.get(type);
  // An exception's text and stack are not for the page that asked.
  listener?.(data, sender)
    .catch(() => undefined)
    .then((res) => respond({ res }));
  return listener !== undefined;
}

/**
 * Answers one kind of message in this context. A message from the wrong speaker or of the wrong shape gets no answer
 * and touches nothing: to a stranger we are not there.
 */
export function answer<Name extends MessageName>(name: Name, handler: Handler<Name>): void {
  const { from, data: build } = messages[name];
  let shape: v.GenericSchema<unknown, DataOf<Name>> | undefined;
  if (listeners.size === 0) browser.runtime.onMessage.addListener(hear);
  listeners.set(name, async (given, sender) => {
    if (!speaks(from, sender)) return undefined;
    shape ??= build() as unknown as v.GenericSchema<unknown, DataOf<Name>>;
    const data = v.safeParse(shape, given);
    return data.success ? handler(data.output, sender) : undefined;
  });
}

/** Is the sender who the message needs? Content scripts of other frames and other extensions never are. */
export function speaks(who: Speaker, sender: Sender, self: { id: string; origin: string } = ourselves()): boolean {
  if (sender.id !== self.id) return false;
  const own = sender.url?.startsWith(self.origin) === true;
  if (who === 'portal-page')
    return !own && sender.tab?.id !== undefined && sender.frameId === 0 && portalUrl(sender.url ?? '') !== null;
  // Chromium's worker has its script for a url, Firefox's event page its generated page: both are our origin.
  return own && (who === 'own-page' || sender.tab === undefined);
}

const ourselves = () => ({ id: browser.runtime.id, origin: browser.runtime.getURL('/') });
