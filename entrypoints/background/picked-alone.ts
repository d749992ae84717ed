import {
  closeAside,
  createPortalFetch,
  dropAlarm,
  ensureAlarm,
  isAway,
  moveAlarm,
  openAside,
  readStored,
  removeStored,
  writeStored,
} from '../../utils/platform';
import {
  addressUrl,
  classifyJson,
  isAllowedCall,
  type PortalReply,
  portalCalls,
  readSession,
} from '../../utils/portal';
import { ALONE_PATIENCE, AWAY_AFTER, FLOOR, nextAlone, quietUntil } from '../../utils/requests';
import type { Parts } from './compose';
import { atDesk, keepReader } from './picked-desk';
import { currentSettings } from './settings';

type Ours = { tabId: number; since: number };

async function ours(): Promise<Ours | null> {
  const stored = (await readStored('aloneTab')) as Ours | undefined;
  return typeof stored?.tabId === 'number' ? stored : null;
}

/** Is this the tab we opened ourselves? */
export const oursIs = async (tabId: number | undefined): Promise<boolean> =>
  tabId !== undefined && (await ours())?.tabId === tabId;

export async function closeOurs(): Promise<void> {
  const open = await ours();
  if (!open) return;
  await removeStored('aloneTab');
  await closeAside(open.tabId);
}

/**
 * The alarm rang: opens the page whose turn it is in a tab aside; its reader tells what it sees and the tab is closed.
 * One tab at a time, none while the person is away, in quiet hours or not logged in: a login page is never opened.
 * Answers when to come again, ms since the epoch; null: there is nothing to open.
 */
async function lookAlone(parts: Parts): Promise<number | null> {
  const now = parts.clock();
  const open = await ours();
  if (open && now >= open.since && now - open.since < ALONE_PATIENCE) return open.since + ALONE_PATIENCE;
  await closeOurs();
  const next = nextAlone(await atDesk(parts, (store) => store.all()), now);
  if (!next) return null;
  if (next.at > now) return next.at;
  const silent = quietUntil((await currentSettings()).quiet, new Date(now));
  if (silent !== null) return silent;
  if (await isAway(AWAY_AFTER)) return now + FLOOR;
  const loggedIn = await isLoggedIn(parts);
  await atDesk(parts, async (store) => {
    const watch = (await store.all()).find(({ id }) => id === next.watch.id);
    if (watch)
      await store.commit({ ...watch, lastAloneAt: now, ...(loggedIn === false ? { state: { kind: 'login' } } : {}) });
  });
  if (loggedIn !== true) return now + FLOOR;
  const tabId = await openAside(addressUrl(next.watch.address));
  if (tabId !== null) await writeStored('aloneTab', { tabId, since: now } satisfies Ours);
  return now + ALONE_PATIENCE;
}

/** The alarm rang. */
export const look = (parts: Parts): Promise<void> =>
  navigator.locks.request('alone', async () => setAlarm(await lookAlone(parts), true));

/** At each wake, and after each wish: then the alarm is set anew. */
export async function tend(parts: Parts, _data?: unknown, _sender?: unknown, moved = false): Promise<void> {
  await keepReader(parts);
  const next = nextAlone(await atDesk(parts, (store) => store.all()), parts.clock());
  await setAlarm(next?.at ?? null, moved);
}

async function setAlarm(when: number | null, moved: boolean): Promise<void> {
  if (when === null) await dropAlarm('picked');
  else await (moved ? moveAlarm : ensureAlarm)('picked', when);
}

/** Null when the portal did not say. */
async function isLoggedIn({ clock }: Parts): Promise<boolean | null> {
  const answer = classifyJson(
    (await createPortalFetch(isAllowedCall)(portalCalls.checkSession())) as PortalReply,
    clock,
  );
  const session = answer.state === 'ok' ? readSession(answer.value) : null;
  if (answer.state === 'login') return false;
  return session?.ok ? session.value : null;
}
