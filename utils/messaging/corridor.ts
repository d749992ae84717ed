import { defineExtensionMessaging } from '@webext-core/messaging';
import * as v from '../kernel/shape';
import { browser, type MessageSender } from '../platform';
import { routeOf } from '../portal';
import { type DataOf, type MessageName, messages, type Replies, type Speaker } from './protocol';

export type Sender = MessageSender;

type ProtocolMap = { [Name in MessageName]: (data: DataOf<Name>) => Replies[Name] | undefined };
const corridor = /* @__PURE__ */ defineExtensionMessaging<ProtocolMap>();

type Handler<Name extends MessageName> = (data: DataOf<Name>, sender: Sender) => Promise<Replies[Name]>;

/**
 * Answers one kind of message in this context. A message from the wrong speaker or of the wrong shape gets no answer
 * and touches nothing: to a stranger we are not there.
 */
export function answer<Name extends MessageName>(name: Name, handler: Handler<Name>): void {
  const { from, data: shape } = messages[name];
  const listener = async (message: { data: unknown; sender: Sender }) => {
    if (!speaks(from, message.sender)) return undefined;
    const data = v.safeParse(shape as v.GenericSchema<unknown, DataOf<Name>>, message.data);
    // The library would send an exception's text and stack to the page that asked.
    return data.success ? handler(data.output, message.sender).catch(() => undefined) : undefined;
  };
  (corridor.onMessage as unknown as (name: Name, listener: unknown) => void)(name, listener);
}

/** Is the sender who the message needs? Content scripts of other frames and other extensions never are. */
export function speaks(who: Speaker, sender: Sender, self: { id: string; origin: string } = ourselves()): boolean {
  if (sender.id !== self.id) return false;
  const own = sender.url?.startsWith(self.origin) === true;
  if (who === 'portal-page')
    return !own && sender.tab?.id !== undefined && sender.frameId === 0 && routeOf(sender.url ?? '') !== null;
  // Chromium's worker has its script for a url, Firefox's event page its generated page: both are our origin.
  return own && (who === 'own-page' || sender.tab === undefined);
}

const ourselves = () => ({ id: browser.runtime.id, origin: browser.runtime.getURL('/') });
