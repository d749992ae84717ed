import { isPast, type WatchView, withoutPast } from '../../utils/requests';
import type { Parts } from './compose';
import { settle } from './delivery';
import { watchView } from './desk';
import { currentSettings } from './settings';

/**
 * Takes past statuses away, of one request or of all (null). The person has their present ones before their eyes, so
 * what was to be told of them is dealt with, and the memory of it goes too. A look under way is waited for: it would
 * write back the history it began with.
 */
export async function eraseHistory(parts: Parts, watchId: string | null): Promise<WatchView> {
  const { store } = parts;
  await navigator.locks.request('poll', async () => {
    const erased = await store.commit(({ baselines }) => ({
      baselines: baselines.filter(({ id }) => watchId === null || id === watchId).map(withoutPast),
    }));
    await settle(parts, ...(erased?.baselines ?? []).map(({ id }) => id));
    await store.pruneOutbox(Number.POSITIVE_INFINITY);
  });
  return watchView(parts);
}

/** What the person does not want to be kept any longer. At each wake, and when they have changed their mind. */
export async function dropPast({ store, clock }: Parts): Promise<void> {
  const { keepHistory } = await currentSettings();
  if (keepHistory === 'always') return;
  await navigator.locks.request('poll', { ifAvailable: true }, async (free) => {
    if (!free) return;
    await store.commit(({ baselines }) => {
      const past = baselines.filter((one) => isPast(one, keepHistory, clock()));
      return past.length > 0 ? { baselines: past.map(withoutPast) } : null;
    });
  });
}
