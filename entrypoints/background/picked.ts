import type { Sender } from '../../utils/messaging';
import { loadPart } from '../../utils/platform';
import type { Parts } from './compose';
import type { PickedDesk } from './parts/picked';

/** The messages the desk answers, each by the function of its name. */
export const PICKED_MESSAGES = [
  'picked',
  'pickedHere',
  'pickedSeen',
  'pickedView',
  'changePicked',
  'startPicker',
] as const;

/** Statuses the person pointed at. Their desk is a part of its own: most wakes have nothing to do with it. */
export async function pickedDesk<What extends keyof PickedDesk>(
  parts: Parts,
  what: What,
  data?: unknown,
  sender?: Sender,
): Promise<Awaited<ReturnType<PickedDesk[What]>>> {
  const work = (await loadPart<PickedDesk>('picked-desk'))[what] as (...given: unknown[]) => never;
  return work(parts, data, sender);
}
