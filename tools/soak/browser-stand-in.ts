/** What the background's own code asks of a browser, kept by a clock of the test's. Put in place before that code is read. */
export type StandIn = {
  /** Milliseconds since the last touch; the locked screen is left out, Firefox has none. */
  idleMs: () => number;
  /** What the computer's clock shows. */
  now: () => number;
  alarms: Map<string, number>;
  notices: Set<string>;
  /** Every time one was shown, by its id. */
  shown: string[];
  /** Addresses of tabs that were opened. */
  opened: string[];
  stored: Map<string, unknown>;
  /** The storage gives and takes nothing. */
  refuses: boolean;
};

/** Chromium rings no sooner than this after an alarm was set. */
const SOONEST_MS = 30_000;

export const standIn: StandIn = {
  idleMs: () => 0,
  now: Date.now,
  alarms: new Map(),
  notices: new Set(),
  shown: [],
  opened: [],
  stored: new Map(),
  refuses: false,
};

const area = {
  get: async (key: string) => {
    if (standIn.refuses) throw new Error('IO error');
    return standIn.stored.has(key) ? { [key]: standIn.stored.get(key) } : {};
  },
  set: async (given: Record<string, unknown>) => {
    if (standIn.refuses) throw new Error('IO error');
    for (const [key, value] of Object.entries(given)) standIn.stored.set(key, value);
  },
  remove: async (key: string) => void standIn.stored.delete(key),
};
const nothing = async () => undefined;

Object.assign(globalThis, {
  chrome: {
    runtime: { id: 'stand-in', getURL: (path: string) => `chrome-extension://stand-in${path}` },
    i18n: { getUILanguage: () => 'ru' },
    storage: { local: area, session: area },
    idle: { queryState: async (seconds: number) => (standIn.idleMs() >= seconds * 1_000 ? 'idle' : 'active') },
    alarms: {
      get: async (name: string) =>
        standIn.alarms.has(name) ? { name, scheduledTime: standIn.alarms.get(name) } : undefined,
      create: async (name: string, { when }: { when: number }) =>
        void standIn.alarms.set(name, Math.max(when, standIn.now() + SOONEST_MS)),
      clear: async (name: string) => standIn.alarms.delete(name),
    },
    notifications: {
      create: async (id: string) => {
        standIn.notices.add(id);
        standIn.shown.push(id);
      },
      clear: async (id: string) => standIn.notices.delete(id),
    },
    tabs: { query: async () => [], create: async ({ url }: { url: string }) => void standIn.opened.push(url) },
    action: {
      getBadgeText: async () => '',
      getTitle: async () => '',
      setBadgeText: nothing,
      setBadgeBackgroundColor: nothing,
      setTitle: nothing,
    },
  },
});
