import { randomId } from '../../utils/kernel';
import type { DataOf, PickedHere, PickedReply, Sender } from '../../utils/messaging';
import { injectScript, openTab, runOnPages } from '../../utils/platform';
import {
  addressUrl,
  LK,
  namedGroup,
  type PickedAddress,
  pickedAddress,
  sameAddress,
  statusMark,
  WWW,
} from '../../utils/portal';
import {
  lookedAt,
  newPicked,
  openPickedStore,
  type PickedStore,
  type PickedView,
  type PickedWatch,
  pickedViews,
} from '../../utils/requests';
import type { Parts } from './compose';
import { announce, settle } from './delivery';
import { knownNames, rememberNames } from './names';
import { closeOurs, oursIs, tend } from './picked-alone';
import { currentSettings } from './settings';

/** Runs one piece of work on the picked statuses; they are read, changed and written under one lock. */
export function atDesk<T>({ seal }: Pick<Parts, 'seal'>, work: (store: PickedStore) => Promise<T>): Promise<T> {
  return navigator.locks.request('picked', async () => {
    const store = await openPickedStore(seal);
    try {
      return await work(store);
    } finally {
      store.close();
    }
  });
}

const markOf = (text: string) => ({ mark: statusMark(text), group: namedGroup(text) });

/** Our own name of an anchor: whatever else a page says of itself is not written down. */
const anchorOf = (says: string): string => (/^picked\.[a-z]+$/.test(says) ? says : 'picked.page');

/** Where the sender stands, by the browser's word and not by the page's. */
const placeOf = (sender: Sender): PickedAddress | null => pickedAddress(sender.tab?.url ?? sender.url ?? '');

/** The person pointed at a status and said «yes». */
export async function picked(
  parts: Parts,
  { picked: packed, text }: DataOf<'picked'>,
  sender: Sender,
): Promise<PickedReply> {
  const address = placeOf(sender);
  if (!address) return 'refused';
  const reply = await atDesk(parts, async (store): Promise<PickedReply> => {
    const same = (one: PickedWatch) => sameAddress(one.address, address) && one.picked === packed;
    if ((await store.all()).some(same)) return 'known';
    const watch = newPicked(randomId(), { address, picked: packed, status: markOf(text) }, parts.clock());
    if (!(await store.add(watch))) return 'full';
    await rememberNames({ [watch.id]: { service: '', title: text, comment: null } });
    return 'added';
  });
  await keepReader(parts);
  return reply;
}

/** What is watched on the sender's page. Of a paused one the page hears nothing. */
export async function pickedHere(parts: Parts, _data: unknown, sender: Sender): Promise<PickedHere> {
  const address = placeOf(sender);
  const all = address ? await atDesk(parts, (store) => store.all()) : [];
  const picks = all.flatMap((one) =>
    address && !one.paused && sameAddress(one.address, address) ? [{ watchId: one.id, picked: one.picked }] : [],
  );
  return { locale: (await currentSettings()).locale, picks };
}

/** What the page said of a watch: only a page at the watch's own address is believed. */
export async function pickedSeen(
  parts: Parts,
  { watchId, visit, kind, says }: DataOf<'pickedSeen'>,
  sender: Sender,
): Promise<null> {
  const address = placeOf(sender);
  const alone = await oursIs(sender.tab?.id);
  const told = await atDesk(parts, async (store) => {
    const before = (await store.all()).find(({ id }) => id === watchId);
    if (!before || !address || !sameAddress(before.address, address)) return null;
    const seen =
      kind === 'text' ? { kind, status: markOf(says) } : kind === 'login' ? { kind } : { kind, anchor: anchorOf(says) };
    const { watch, events } = lookedAt(before, seen, { visit, alone }, parts.clock());
    // The person has the page before their eyes: what was told earlier is dealt with.
    const settled = !alone && events.length === 0 && watch.attention;
    await store.commit(settled ? { ...watch, attention: false } : watch, events);
    if (kind === 'text') await rememberNames({ [watchId]: { service: '', title: says, comment: null } });
    return settled;
  });
  if (told) await settle(parts, watchId);
  else await announce(parts);
  if (alone) await closeOurs();
  return null;
}

export const pickedView = async (parts: Parts): Promise<readonly PickedView[]> =>
  pickedViews(await atDesk(parts, (store) => store.all()), await knownNames());

type Wish = DataOf<'changePicked'>['to'];
const CHANGES: Readonly<Partial<Record<Wish, Partial<PickedWatch>>>> = {
  open: { attention: false },
  pause: { paused: true, doubted: null },
  resume: { paused: false },
  alone: { alone: true },
  'visits-only': { alone: false },
};

/** A wish of the person about one watch. */
export async function changePicked(
  parts: Parts,
  { watchId, to }: DataOf<'changePicked'>,
): Promise<readonly PickedView[]> {
  const watch = await atDesk(parts, async (store) => {
    const found = (await store.all()).find(({ id }) => id === watchId) ?? null;
    const changed = CHANGES[to];
    if (found && changed) await store.commit({ ...found, ...changed });
    if (to === 'remove') await store.remove(watchId);
    return found;
  });
  if (watch && to === 'open') await openTab(addressUrl(watch.address));
  if (to === 'open' || to === 'remove') await settle(parts, watchId);
  await tend(parts, undefined, undefined, true);
  return pickedView(parts);
}

/** The reader runs on the hosts where something was pointed at, and on no others. */
export async function keepReader(parts: Parts): Promise<void> {
  const all = await atDesk(parts, (store) => store.all());
  const hosts = new Set(all.map(({ address }) => (address.host === 'lk' ? LK : WWW)));
  await runOnPages('picked', '/portal-revisit.js', [...hosts].sort());
}

/** At the person's wish, from the popup over that tab. */
export const startPicker = (_parts: Parts, { tabId }: DataOf<'startPicker'>): Promise<boolean> =>
  injectScript(tabId, '/portal-picker.js');
