import type { Sender } from '../../utils/messaging';
import { isOff, loadPart } from '../../utils/platform';
import type { PickedDesk } from '../picked-desk';
import type { Parts } from './compose';

/** The messages the desk answers, each by the function of its name. */
export const PICKED_MESSAGES = [
  'picked',
  'pickedHere',
  'pickedSeen',
  'pickedView',
  'changePicked',
  'startPicker',
] as const;

/** What begins to watch or looks at the portal; what shows and ends it stays. */
const LOOKS: readonly (keyof PickedDesk)[] = ['picked', 'pickedSeen', 'startPicker', 'look'];

/** Statuses the person pointed at. Their desk is a part of its own: most wakes have nothing to do with it. */
export async function pickedDesk<What extends keyof PickedDesk>(
  parts: Parts,
  what: What,
  data?: unknown,
  sender?: Sender,
): Promise<Awaited<ReturnType<PickedDesk[What]>>> {
  if (LOOKS.includes(what) && (await isOff('watching'))) return false as never;
  const work = (await loadPart<PickedDesk>('picked-desk'))[what] as (...given: unknown[]) => never;
  return work(parts, data, sender);
}
