import { expect, it, vi } from 'vitest';
import { createProbe } from './probe';

const request = { method: 'GET', url: 'https://www.gosuslugi.ru/x', body: null, expects: 'json' } as const;
const yes = () => true;

it('tells the portal’s own date and how long the answer took', async () => {
  const date = 'Wed, 25 Nov 2026 12:00:00 GMT';
  const fetcher = vi.fn<typeof fetch>(async () => new Response('{}', { headers: { date } }));
  const probed = await createProbe(yes, fetcher)(request);
  expect(probed).toMatchObject({ date, reply: { status: 200, body: '{}' } });
  expect(probed.ms).toBeGreaterThanOrEqual(0);
});

it('asks nothing that the guard does not allow', async () => {
  const fetcher = vi.fn<typeof fetch>();
  expect((await createProbe(() => false, fetcher)(request)).reply).toEqual({ failure: 'network' });
  expect(fetcher).not.toHaveBeenCalled();
});

it('gives up before the person does, and calls it by its name', async () => {
  const real = AbortSignal.timeout.bind(AbortSignal);
  const short = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => real(ms === 8_000 ? 30 : ms));
  const fetcher = vi.fn<typeof fetch>(
    (_url, init) => new Promise((_, fail) => init?.signal?.addEventListener('abort', () => fail(new Error('gone')))),
  );
  expect((await createProbe(yes, fetcher)(request)).reply).toEqual({ failure: 'timeout' });
  short.mockRestore();
});

it('tells a lost connection from a late one', async () => {
  const fetcher = vi.fn<typeof fetch>(async () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await createProbe(yes, fetcher)(request)).toMatchObject({ reply: { failure: 'network' }, date: null });
});
