import type { DataOf, Settings } from '../../utils/messaging';
import type { Parts } from './compose';
import { dropPast } from './history';
import { updateSettings } from './settings';

/** A wish of the person on our own page; a shorter memory takes effect at once. */
export async function changeSettings(parts: () => Promise<Parts>, wanted: DataOf<'changeSettings'>): Promise<Settings> {
  const settings = await changed(wanted);
  if (wanted.keepHistory) await dropPast(await parts());
  return settings;
}

const changed = (wanted: DataOf<'changeSettings'>): Promise<Settings> =>
  updateSettings((before) => ({
    ...before,
    locale: wanted.locale ?? before.locale,
    companion: wanted.companion ?? before.companion,
    discreet: wanted.discreet ?? before.discreet,
    secondCopy: wanted.secondCopy ?? before.secondCopy,
    lockAfter: wanted.lockAfter ?? before.lockAfter,
    sound: wanted.sound ?? before.sound,
    quiet: wanted.quiet === undefined ? before.quiet : wanted.quiet,
    keepHistory: wanted.keepHistory ?? before.keepHistory,
    keep: wanted.keep ? { ...before.keep, [wanted.keep.kind]: wanted.keep.choice } : before.keep,
    hiddenHosts: wanted.companion ? [] : before.hiddenHosts,
  }));
