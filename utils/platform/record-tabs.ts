import { browser } from './browser';
import { askPermission } from './permissions';

/** One moment of a request of a tab, as the browser tells it: no address of it, only whose page asked. */
export type TabTraffic = {
  id: string;
  tabId: number;
  type: string;
  at: number;
  what: 'asked' | 'moved' | 'refused' | 'answered' | 'failed';
  status: number | null;
  error: string | null;
  /** The page that asked; null: the tab itself went there. */
  by: string | null;
};

type Details = {
  requestId: string;
  tabId: number;
  type: string;
  timeStamp: number;
  statusCode?: number;
  error?: string;
  initiator?: string;
  documentUrl?: string;
};
type Heard = {
  addListener: (listener: (details: Details) => void, filter: { urls: string[] }) => void;
  removeListener: (listener: (details: Details) => void) => void;
  hasListener: (listener: (details: Details) => void) => boolean;
};
type Requests = Record<
  'onBeforeRequest' | 'onBeforeRedirect' | 'onHeadersReceived' | 'onCompleted' | 'onErrorOccurred',
  Heard
>;

const requests = (): Requests | undefined => (browser as unknown as { webRequest?: Requests }).webRequest;

/**
 * Hears what becomes of the requests of tabs to these hosts; never in the way of one. Listening is told to the browser
 * anew at each wake, `stop` forgets it wherever it was told.
 */
export function hearTraffic(hosts: readonly string[], take: (moment: TabTraffic) => void) {
  const filter = { urls: hosts.map((host) => `${host}/*`) };
  const hear = (what: TabTraffic['what']) => (details: Details) => {
    const isPlain = what === 'refused' && (details.statusCode ?? 0) < 400;
    if (details.tabId >= 0 && !isPlain) take(trafficIn(what, details));
  };
  const listeners = {
    onBeforeRequest: hear('asked'),
    onBeforeRedirect: hear('moved'),
    onHeadersReceived: hear('refused'),
    onCompleted: hear('answered'),
    onErrorOccurred: hear('failed'),
  };
  const each = (work: (heard: Heard, listener: (details: Details) => void) => void) => {
    const all = requests();
    for (const [name, listener] of Object.entries(listeners))
      if (all?.[name as keyof Requests]) work(all[name as keyof Requests], listener);
  };
  const start = () =>
    each((heard, listener) => {
      if (!heard.hasListener(listener)) heard.addListener(listener, filter);
    });
  return {
    start,
    stop() {
      // A worker that woke to stop must take the browser's memory of the listeners over before it can end it.
      start();
      each((heard, listener) => heard.removeListener(listener));
    },
  };
}

const trafficIn = (what: TabTraffic['what'], details: Details): TabTraffic => ({
  id: details.requestId,
  tabId: details.tabId,
  type: details.type,
  at: details.timeStamp,
  what,
  status: details.statusCode ?? null,
  error: details.error ?? null,
  by: details.type === 'main_frame' ? null : (details.documentUrl ?? details.initiator ?? ''),
});

/**
 * Firefox asks nobody and gives the permission for the time of a recording; Chromium hears nothing with one that came
 * after the start, so there it stands in the manifest (docs/adr/0024-recording-an-error.md). First thing in a click.
 */
export const allowTraffic = async (): Promise<boolean> => requests() !== undefined || askPermission('webRequest');

/** Gives the permission back; what the manifest itself demands stays. */
export const returnTraffic = (): Promise<boolean> =>
  browser.permissions.remove({ permissions: ['webRequest'] }).catch(() => false);

export type PageScript = { id: string; file: string };

/** Puts scripts into every page of the hosts before its own, from now on and in those that are open. */
export async function runInPages(scripts: readonly PageScript[], hosts: readonly string[]): Promise<void> {
  const matches = hosts.map((host) => `${host}/*`);
  await endInPages(scripts);
  await browser.scripting.registerContentScripts(
    scripts.map(({ id, file }) => ({
      id,
      js: [file],
      matches,
      runAt: 'document_start',
      persistAcrossSessions: false,
    })),
  );
  for (const tabId of await tabsAt(hosts))
    for (const { file } of scripts)
      await browser.scripting
        .executeScript({ target: { tabId }, files: [`/${file}`], injectImmediately: true })
        .catch(() => undefined);
}

/** Whether {@link runInPages} was said and not taken back since. */
export const arePagesTold = async (scripts: readonly PageScript[]): Promise<boolean> =>
  (await registered(scripts)).length === scripts.length;

const registered = (scripts: readonly PageScript[]) =>
  browser.scripting.getRegisteredContentScripts({ ids: scripts.map(({ id }) => id) });

/** The scripts come into no more pages; those that are in one are left to end themselves, see {@link callInPages}. */
export async function endInPages(scripts: readonly PageScript[]): Promise<void> {
  const known = await registered(scripts);
  if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: known.map(({ id }) => id) });
}

/** Calls a function that our script left in the isolated world of each open page of the hosts. */
export async function callInPages(name: string, hosts: readonly string[]): Promise<void> {
  const call = (known: string) => (globalThis as unknown as Record<string, (() => void) | undefined>)[known]?.();
  await Promise.all(
    (await tabsAt(hosts)).map((tabId) =>
      browser.scripting
        .executeScript({ target: { tabId }, func: call, args: [name], injectImmediately: true })
        .catch(() => undefined),
    ),
  );
}

async function tabsAt(hosts: readonly string[]): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: hosts.map((host) => `${host}/*`) }).catch(() => []);
  return tabs.flatMap(({ id, discarded }) => (id === undefined || discarded ? [] : [id]));
}
