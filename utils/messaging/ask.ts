import { browser } from '../platform';
import type { DataOf, MessageName, Replies } from './protocol';

/** Thrown on the asking side when nobody answered: the worker died on the way, or refused the message. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

/**
 * Asks the background (or, from the background, the workbench). Throws {@link NoAnswer}.
 * The asking side stands on the portal's pages and carries no shapes: messages are checked where they arrive, in
 * `corridor.ts`.
 */
export async function ask<Name extends MessageName>(name: Name, data: DataOf<Name>): Promise<Replies[Name]> {
  let reply: { res?: Replies[Name] } | undefined;
  try {
    reply = await browser.runtime.sendMessage({ type: name, data });
  } catch (cause) {
    throw new NoAnswer(name, { cause });
  }
  if (reply?.res === undefined) throw new NoAnswer(name);
  return reply.res;
}
