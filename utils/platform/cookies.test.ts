import { beforeEach, expect, it } from 'vitest';

type Jar = {
  name: string;
  value: string;
  domain: string;
  path: string;
  hostOnly: boolean;
  secure: boolean;
  httpOnly: boolean;
}[];
let jar: Jar = [];
let allowed = true;
let removed = 0;
globalThis.chrome = {
  runtime: { id: 'x' },
  permissions: { contains: async () => allowed },
  cookies: {
    getAll: async ({ name }: { name?: string }) => jar.filter((one) => name === undefined || one.name === name),
    remove: async () => removed++,
    set: async (given: { name: string; path: string; domain?: string; url: string; expirationDate: number }) => {
      const domain = given.domain ?? new URL(given.url).hostname;
      if (given.expirationDate < Date.now() / 1_000)
        jar = jar.filter((one) => !(one.name === given.name && one.domain === domain && one.path === given.path));
    },
  },
} as unknown as typeof chrome;
const { cookiesAt, removeCookie } = await import('./cookies');
const cookie = (domain: string, hostOnly: boolean) => ({
  name: 'acc_t',
  value: 'секрет',
  domain,
  path: '/',
  hostOnly,
  secure: true,
  httpOnly: false,
});
const HOSTS = ['www.gosuslugi.ru', 'lk.gosuslugi.ru'];
beforeEach(() => {
  jar = [cookie('.gosuslugi.ru', false), cookie('www.gosuslugi.ru', true)];
  allowed = true;
});

it('takes the length of a value and leaves the value', async () => {
  const seen = await cookiesAt(HOSTS);
  expect(seen).toHaveLength(2);
  expect(seen?.[0]?.valueSize).toBe(12);
  expect(JSON.stringify(seen)).not.toContain('секрет');
});

it('sees what lies deeper than the first page, and nothing of another host', async () => {
  jar.push({ ...cookie('.gosuslugi.ru', false), path: '/my-services' }, cookie('esia.gosuslugi.ru', true));
  const seen = await cookiesAt(HOSTS);
  expect(seen?.map(({ domain, path }) => domain + path).sort()).toEqual([
    '.gosuslugi.ru/',
    '.gosuslugi.ru/my-services',
    'www.gosuslugi.ru/',
  ]);
});

it('does not look without the permission', async () => {
  allowed = false;
  expect(await cookiesAt(HOSTS)).toBeNull();
});

it('removes one of two twins, and never by name', async () => {
  const twin = (await cookiesAt(HOSTS))?.find(({ hostOnly }) => hostOnly);
  expect(twin && (await removeCookie(twin))).toBe(true);
  expect(jar.map(({ domain }) => domain)).toEqual(['.gosuslugi.ru']);
  expect(removed).toBe(0);
});
