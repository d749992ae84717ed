import type { Corner, Sender } from '../../utils/messaging';
import { hostOf } from './companion';
import { updateSettings } from './settings';

/** What the person does with the overlay itself: kept as a setting. */
export async function fold(folded: boolean): Promise<null> {
  await updateSettings((before) => ({ ...before, folded }));
  return null;
}

export async function move(corner: Corner, sender: Sender): Promise<null> {
  await updateSettings(({ corners, ...before }) => ({
    ...before,
    corners: Object.fromEntries(Object.entries({ ...corners, [hostOf(sender)]: corner }).slice(-20)),
  }));
  return null;
}

export async function hide(sender: Sender): Promise<null> {
  const host = hostOf(sender);
  await updateSettings((before) => ({
    ...before,
    hiddenHosts: [...new Set([...before.hiddenHosts, host])].slice(-20),
  }));
  return null;
}
