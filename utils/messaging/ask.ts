import { browser } from '../platform';
import type { DataOf, MessageName, Replies } from './protocol';

/** Thrown on the asking side when nobody answered: the worker died on the way, or refused the message. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

/**
 * Asks the background (or, from the background, the workbench). Throws {@link NoAnswer}.
 * The envelope is that of `@webext-core/messaging`, which answers in `corridor.ts`; the asking side stands on the
 * portal's pages and carries neither the library nor shapes: messages are checked where they arrive.
 */
export async function ask<Name extends MessageName>(name: Name, data: DataOf<Name>): Promise<Replies[Name]> {
  const message = { id: 0, type: name, data, timestamp: Date.now() };
  let reply: { res?: Replies[Name]; err?: unknown } | undefined;
  try {
    reply = await browser.runtime.sendMessage(message);
  } catch (cause) {
    throw new NoAnswer(name, { cause });
  }
  if (reply?.res === undefined) throw new NoAnswer(name, { cause: reply?.err });
  return reply.res;
}
