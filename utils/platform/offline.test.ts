import { expect, it } from 'vitest';
import type { HttpReply } from './net';
import { tellingOffline } from './offline';

const request = { method: 'GET', url: 'https://www.gosuslugi.ru/', body: null, expects: 'json' } as const;
const good = { status: 200, type: 'basic', url: '', contentType: null, retryAfter: null, body: '' };
const network = { failure: 'network' } as const;

it.each<[what: string, HttpReply, online: boolean | undefined, unknown]>([
  ['a lost connection without any network is «offline»', network, false, { failure: 'offline' }],
  ['with a network it is the portal’s', network, true, network],
  ['where nobody knows it is the portal’s', network, undefined, network],
  [
    'a time-out is the portal’s: without a network nothing is waited for',
    { failure: 'timeout' },
    false,
    { failure: 'timeout' },
  ],
  ['an answer is an answer, whatever the browser thinks of its network', good, false, good],
])('%s', async (_what, reply, online, told) => {
  expect(
    await tellingOffline(
      async () => reply,
      () => online,
    )(request),
  ).toEqual(told);
});
