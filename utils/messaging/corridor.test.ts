import { describe, expect, it } from 'vitest';
import type { Speaker } from './protocol';

const ID = 'abcdefghijklmnopabcdefghijklmnop';
const ORIGIN = `chrome-extension://${ID}/`;
globalThis.chrome = { runtime: { id: ID, getURL: (path: string) => ORIGIN.slice(0, -1) + path } } as typeof chrome;
const { speaks } = await import('./corridor');
type Sender = Parameters<typeof speaks>[1];

const tab = { id: 5 } as chrome.tabs.Tab;
const WWW = 'https://www.gosuslugi.ru';
const page = (url: string, change: Partial<Sender> = {}): Sender => ({ id: ID, url, tab, frameId: 0, ...change });
const own = (path: string, change: Partial<Sender> = {}): Sender => ({ id: ID, url: ORIGIN + path, ...change });

const ROWS: readonly (readonly [string, Sender, readonly Speaker[]])[] = [
  ['our script on a page of requests', page(`${WWW}/my-services/medical-card/requests/5400000001`), ['portal-page']],
  ['our script on lk', page('https://lk.gosuslugi.ru/order/5400000007'), ['portal-page']],
  ['our script on the home page', page(`${WWW}/`), ['portal-page']],
  ['another extension', page(`${WWW}/my-health`, { id: 'ponmlkjihgfedcbaponmlkjihgfedcba' }), []],
  ['another extension that gives our address', own('cabinet.html', { id: 'ponmlkjihgfedcba' }), []],
  ['nobody', {}, []],
  ['nobody at our address', { url: `${ORIGIN}cabinet.html` }, []],
  ['a web page itself', { url: `${WWW}/my-health`, origin: WWW, tab, frameId: 0 }, []],
  ['a frame inside the portal', page(`${WWW}/my-health`, { frameId: 3 }), []],
  ['a frame of an unknown number', { id: ID, url: `${WWW}/my-health`, tab }, []],
  ['the portal without a tab', { id: ID, url: `${WWW}/my-health`, frameId: 0 }, []],
  ['the login page', page('https://esia.gosuslugi.ru/login/'), []],
  ['a look-alike host', page('https://www.gosuslugi.ru.example.com/my-health'), []],
  ['the host as a user name', page('https://www.gosuslugi.ru@example.com/my-health'), []],
  ['the portal by http', page('http://www.gosuslugi.ru/my-health'), []],
  ['the portal at another port', page('https://www.gosuslugi.ru:8443/my-health'), []],
  ['our script on a page we do not know', page(`${WWW}/no/such/address`), ['portal-page']],
  ['no address', { id: ID, tab, frameId: 0 }, []],
  ['a blank page', page('about:blank'), []],
  ['the cabinet in a tab', own('cabinet.html#archive', { tab, frameId: 0 }), ['own-page']],
  ['the popup', own('popup.html'), ['own-page', 'worker']],
  ['the worker of Chromium', own('background.js'), ['own-page', 'worker']],
  ['the event page of Firefox', own('_generated_background_page.html'), ['own-page', 'worker']],
  ['another extension’s page whose id begins like ours', { id: ID, url: `chrome-extension://${ID}x/a.html` }, []],
  ['our address inside another', page(`https://example.com/?${ORIGIN}cabinet.html`), []],
];

describe('who speaks', () => {
  it.each(ROWS)('%s', (_, sender, expected) => {
    const heard = (['portal-page', 'own-page', 'worker'] as const).filter((who) => speaks(who, sender));
    expect(heard).toEqual(expected);
  });

  it('is measured by who we are, not by a constant', () => {
    const firefox = { id: 'x@y.example', origin: 'moz-extension://b2b1/' };
    const sender: Sender = { id: 'x@y.example', url: 'moz-extension://b2b1/cabinet.html', tab, frameId: 0 };
    expect(speaks('own-page', sender, firefox)).toBe(true);
    expect(speaks('own-page', sender)).toBe(false);
  });
});
