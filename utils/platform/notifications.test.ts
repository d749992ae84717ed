import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const said: string[] = [];
let sign = { text: '', title: '' };

beforeEach(() => {
  vi.resetModules();
  said.length = 0;
  sign = { text: '1', title: 'one' };
  const action = {
    getBadgeText: async () => sign.text,
    getTitle: async () => sign.title,
    setBadgeText: async ({ text }: { text: string }) => void said.push(text),
    setBadgeBackgroundColor: async () => undefined,
    setTitle: async ({ title }: { title: string }) => void said.push(title),
  };
  vi.stubGlobal('chrome', { action });
});
afterEach(() => vi.unstubAllGlobals());

it.each([
  ['the same once more: nothing', '1', 'one', []],
  ['another number', '2', 'one', ['2', 'one']],
  ['another language', '1', 'eins', ['1', 'eins']],
])('the toolbar sign is told %s', async (_what, text, title, told) => {
  const { showBadge } = await import('./notifications');
  await showBadge(text, '#000', title);
  expect(said).toEqual(told);
});
