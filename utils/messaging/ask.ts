import { defineExtensionMessaging } from '@webext-core/messaging';
import type { DataOf, MessageName, Replies } from './protocol';

type ProtocolMap = { [Name in MessageName]: (data: DataOf<Name>) => Replies[Name] | undefined };

/** Both ends of the corridor. The asking side knows no shapes: its messages are checked where they arrive. */
export const corridor = /* @__PURE__ */ defineExtensionMessaging<ProtocolMap>();

/** Thrown on the asking side when nobody answered: the worker died on the way, or refused the message. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

/** Asks the background (or, from the background, the workbench). Throws {@link NoAnswer}. */
export async function ask<Name extends MessageName>(name: Name, data: DataOf<Name>): Promise<Replies[Name]> {
  const send = corridor.sendMessage as (name: Name, data: DataOf<Name>) => Promise<Replies[Name] | undefined>;
  const answer = await send(name, data).catch((cause: unknown) => {
    throw new NoAnswer(name, { cause });
  });
  if (answer === undefined) throw new NoAnswer(name);
  return answer;
}
