import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MessageName, Speaker } from './protocol';

const ID = 'abcdefghijklmnopabcdefghijklmnop';
const ORIGIN = `chrome-extension://${ID}/`;
type Listener = (message: unknown, sender: unknown, respond: (answer: unknown) => void) => unknown;
let listener: Listener = () => expect.fail('nobody listens');
globalThis.chrome = {
  runtime: {
    id: ID,
    getURL: (path: string) => ORIGIN.slice(0, -1) + path,
    onMessage: {
      addListener: (given: Listener) => {
        listener = given;
      },
    },
  },
} as unknown as typeof chrome;
const [{ answer }, { messages }] = await Promise.all([import('./corridor'), import('./protocol')]);

/** Every kind of message is listened to; what reached a handler is written down. */
let heard: { name: MessageName; data: unknown }[] = [];
const names = Object.keys(messages) as MessageName[];
for (const name of names) {
  answer(name, async (data) => {
    heard.push({ name, data });
    return `answer to ${name}` as never;
  });
}
beforeEach(() => {
  heard = [];
});

/** What the asker gets: undefined when nobody answered. */
async function ask(message: unknown, sender: unknown): Promise<unknown> {
  const replied = Promise.withResolvers<unknown>();
  const later = listener(message, sender, replied.resolve);
  if (later !== true) return undefined;
  const { res, err } = (await replied.promise) as { res?: unknown; err?: unknown };
  return err ?? res;
}

const tab = { id: 5 };
const portalPage = { id: ID, url: 'https://www.gosuslugi.ru/my-health', tab, frameId: 0 };
const SENDERS: Record<Speaker, object> = {
  'portal-page': portalPage,
  'own-page': { id: ID, url: `${ORIGIN}cabinet.html`, tab, frameId: 0 },
  worker: { id: ID, url: `${ORIGIN}background.js` },
};
const STRANGERS: readonly object[] = [
  {},
  { ...portalPage, id: 'ponmlkjihgfedcbaponmlkjihgfedcba' },
  { ...portalPage, frameId: 2 },
  { ...portalPage, url: 'https://esia.gosuslugi.ru/login/' },
  { ...portalPage, url: 'https://example.com/' },
  { id: 'ponmlkjihgfedcba', url: `${ORIGIN}cabinet.html` },
];

const hex = 'a'.repeat(32);
const href = 'https://www.gosuslugi.ru/my-health/files/1.pdf';
const seen = {
  route: { kind: 'order', face: 'article', number: '5400000001' },
  loggedIn: true,
  reader: 'article',
  page: {
    kind: 'order',
    face: 'article',
    number: '5400000001',
    service: 'Медкарта',
    status: { id: 3, title: 'Услуга оказана', group: 'executed', final: true },
    comment: null,
    updatedAt: 1,
    changeKey: 'page:1',
    files: [{ name: 'a.pdf', mimeType: null, size: 1, url: href }],
  },
};
const TASK = { captureId: hex, href, recipient: 'age1', route: 'health', source: 'portal-download', held: false };
/** One good message of each kind; each is shown below to be answered. */
const GOOD: Record<MessageName, Record<string, unknown>> = {
  visit: {},
  guideGo: { face: 'lk' },
  guideHere: {},
  guideDo: { what: 'next' },
  guideShow: { code: 'М-3б' },
  report: { seen },
  watch: { on: true, seen },
  capture: { captureId: hex, href },
  fold: { folded: true },
  move: { corner: 1 },
  hide: {},
  pickedHere: {},
  picked: { picked: '{"v":1,"before":["a1"]}', text: 'Ждёт ответа' },
  pickedSeen: { watchId: 'x', visit: hex, kind: 'login', says: '' },
  openCabinet: {},
  watchView: {},
  checkNow: {},
  watchAll: {},
  openRequest: { watchId: 'x' },
  unwatch: { watchId: 'x' },
  pauseWatch: { watchId: 'x', paused: true },
  snooze: { watchId: 'x' },
  setWish: { wish: 'letters', on: true },
  eraseHistory: { watchId: 'x' },
  startPicker: { tabId: 5 },
  pickedView: {},
  changePicked: { watchId: 'x', to: 'pause' },
  changeSettings: { locale: 'ru' },
  keepFile: { watchId: 'x', url: href },
  rehearse: {},
  examine: { cookiesOn: true },
  mend: { what: 'remove-twin' },
  traceStart: {},
  traceStop: {},
  traceDrop: {},
  traceSeen: { seen: [{ say: ['policy', 'script'], n: 3 }] },
  readHtml: { html: '<p>', url: href },
  sealDocument: TASK,
  sealPiece: { task: { ...TASK, name: 'a.pdf', contentType: '' }, at: 0, size: 1, bytes: 'AA==' },
};
const message = (type: unknown, data: unknown) => ({ type, data });
const bare = new Set<string>(names.filter((name) => Object.keys(GOOD[name]).length === 0));
const withFields = names.filter((name) => !bare.has(name) && name !== 'changeSettings');

it('a good message is answered to the right speaker, and to no other', async () => {
  for (const name of names) {
    const { from } = messages[name];
    expect(await ask(message(name, GOOD[name]), SENDERS[from])).toBe(`answer to ${name}`);
    // The popup is one of our pages too and has no tab: only our own code may be taken for the worker.
    const others = (Object.keys(SENDERS) as Speaker[]).filter(
      (who) => who !== from && !(from === 'own-page' && who === 'worker'),
    );
    for (const who of others) expect(await ask(message(name, GOOD[name]), SENDERS[who])).toBeUndefined();
    for (const stranger of STRANGERS) expect(await ask(message(name, GOOD[name]), stranger)).toBeUndefined();
  }
  expect(heard.map(({ name }) => name)).toEqual(names);
});

describe('10 000 messages get no answer and reach nothing', () => {
  const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true, maxDepth: 3 });
  const name = fc.constantFrom(...withFields);
  const anyName = fc.constantFrom(...names);
  const silent = async (given: unknown, sender: unknown) => {
    expect(await ask(given, sender)).toBeUndefined();
    expect(heard).toEqual([]);
  };

  it('from strangers, however well formed', async () => {
    const data = fc.oneof(
      anything,
      anyName.map((of) => GOOD[of]),
    );
    await fc.assert(
      fc.asyncProperty(anyName, data, fc.constantFrom(...STRANGERS), (type, given, sender) =>
        silent(message(type, given), sender),
      ),
      { numRuns: 2_000 },
    );
  });

  it('from a page of the portal, with any data', async () => {
    await fc.assert(
      fc.asyncProperty(name, anything, (type, data) => silent(message(type, data), portalPage)),
      { numRuns: 3_000 },
    );
  });

  it('from the right speaker, with one field spoiled or taken away', async () => {
    await fc.assert(
      fc.asyncProperty(name, fc.nat(), fc.boolean(), anything, async (type, raw, drop, junk) => {
        const fields = Object.keys(GOOD[type]);
        const field = fields[raw % fields.length] ?? '';
        const { [field]: _, ...rest } = GOOD[type];
        // `null` is a page not recognised, which may be reported; a text or a truth value may be the right kind.
        fc.pre(drop || (typeof junk !== 'string' && typeof junk !== 'boolean' && junk !== null));
        // A number may be that of a tab or of a corner.
        fc.pre(drop || typeof junk !== 'number' || typeof GOOD[type][field] !== 'number');
        // A recorder that has nothing to tell may say so.
        fc.pre(drop || type !== 'traceSeen' || !(Array.isArray(junk) && junk.length === 0));
        await silent(message(type, drop ? rest : { ...rest, [field]: junk }), SENDERS[messages[type].from]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('of an unknown name or of no form at all', async () => {
    const unknown = fc.oneof(fc.string(), anything).filter((type) => !(names as unknown[]).includes(type));
    const given = fc.oneof(
      anything.filter((value) => value !== undefined),
      fc.tuple(unknown, anything).map(([type, data]) => message(type, data)),
    );
    await fc.assert(fc.asyncProperty(given, fc.constantFrom(...Object.values(SENDERS)), silent), { numRuns: 2_000 });
  });
});

it('a name that every object has reaches no handler and tells nothing', async () => {
  for (const type of Object.getOwnPropertyNames(Object.prototype))
    expect(await ask(message(type, 'own words'), portalPage)).toBeUndefined();
  expect(heard).toEqual([]);
});

describe('bounds', () => {
  const spoiled: [MessageName, string, Record<string, unknown>][] = [
    ['capture', 'an id too long', { captureId: `${hex}a`, href }],
    ['capture', 'an id in capitals', { captureId: hex.toUpperCase(), href }],
    ['capture', 'no address', { captureId: hex, href: 'a.pdf' }],
    ['capture', 'an address beyond measure', { captureId: hex, href: `${href}?${'x'.repeat(4_000)}` }],
    ['watch', 'no page', { on: true, seen: null }],
    ['report', 'a number that is none', { seen: { ...seen, route: { ...seen.route, number: '12x' } } }],
    ['report', 'a kind of page we do not know', { seen: { ...seen, page: { kind: 'geps' } } }],
    ['report', 'a comment beyond measure', { seen: { ...seen, page: { ...seen.page, comment: 'x'.repeat(4_001) } } }],
    [
      'report',
      'too many files',
      { seen: { ...seen, page: { ...seen.page, files: Array(201).fill(seen.page.files[0]) } } },
    ],
    ['openRequest', 'an id beyond measure', { watchId: 'x'.repeat(65) }],
    ['eraseHistory', 'an id beyond measure', { watchId: 'x'.repeat(65) }],
    ['eraseHistory', 'no word of which', {}],
    ['changeSettings', 'a time of keeping we do not offer', { keepHistory: 'week' }],
    ['changeSettings', 'a language we do not speak', { locale: 'fr' }],
    ['startPicker', 'a tab that is none', { tabId: 1.5 }],
    ['startPicker', 'a tab before the first', { tabId: -1 }],
    ['picked', 'a status beyond measure', { ...GOOD.picked, text: 'x'.repeat(121) }],
    ['picked', 'words in a description', { ...GOOD.picked, picked: '{"before":["Статус"]}' }],
    ['picked', 'a description beyond measure', { ...GOOD.picked, picked: 'x'.repeat(1_501) }],
    ['pickedSeen', 'a kind of sight we do not know', { ...GOOD.pickedSeen, kind: 'letter' }],
    ['pickedSeen', 'a status beyond measure', { ...GOOD.pickedSeen, says: 'x'.repeat(201) }],
    ['pickedSeen', 'a visit of no id', { ...GOOD.pickedSeen, visit: '1' }],
    ['changePicked', 'a wish we do not know', { watchId: 'x', to: 'share' }],
    ['traceSeen', 'a word beyond measure', { seen: [{ say: ['x'.repeat(25)], n: 1 }] }],
    ['traceSeen', 'too many words', { seen: [{ say: ['a', 'b', 'c', 'd', 'e'], n: 1 }] }],
    ['traceSeen', 'too much at once', { seen: Array(41).fill({ say: ['page', 'home', 'load'], n: 1 }) }],
    ['traceSeen', 'a count that is none', { seen: [{ say: ['page', 'home', 'load'], n: 0.5 }] }],
    ['sealDocument', 'a route beyond measure', { ...GOOD.sealDocument, route: 'x'.repeat(41) }],
  ];
  it.each(spoiled)('%s: %s', async (name, _, data) => {
    expect(await ask(message(name, data), SENDERS[messages[name].from])).toBeUndefined();
    expect(heard).toEqual([]);
  });

  it('a field we do not know is dropped, at any depth', async () => {
    const extra = { ...seen, secret: 1, page: { ...seen.page, secret: 1, status: { ...seen.page.status, secret: 1 } } };
    await ask(message('report', { seen: extra, secret: 1 }), portalPage);
    expect(heard).toEqual([{ name: 'report', data: { seen } }]);
  });

  it('__proto__ in data changes no prototype and reaches nobody', async () => {
    const poisons = ['{"__proto__":{"folded":true}}', '{"folded":true,"__proto__":{"polluted":1}}'];
    for (const text of [...poisons, '{"folded":true,"constructor":{"prototype":{"polluted":1}}}']) {
      await ask(message('fold', JSON.parse(text)), portalPage);
    }
    expect(heard.map(({ data }) => JSON.stringify(data))).toEqual(['{"folded":true}', '{"folded":true}']);
    for (const { data } of heard) {
      expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
      expect(Reflect.get(Object(data), 'polluted')).toBeUndefined();
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
