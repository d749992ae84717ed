import { beforeEach, expect, it, vi } from 'vitest';

const sendMessage = vi.fn<(message: unknown) => Promise<unknown>>();
globalThis.chrome = { runtime: { sendMessage } } as unknown as typeof chrome;
const { ask, NoAnswer } = await import('./ask');
beforeEach(() => {
  sendMessage.mockReset();
});

it('sends the name and the data in the envelope the answering side knows', async () => {
  sendMessage.mockResolvedValue({ res: null });
  expect(await ask('fold', { folded: true })).toBeNull();
  expect(sendMessage.mock.calls).toEqual([[{ type: 'fold', data: { folded: true } }]]);
});

it.each<[string, unknown]>([
  ['nobody listens', undefined],
  ['the message was refused', { res: undefined }],
  ['the message was refused, as it arrives through JSON', {}],
  ['no reply at all', null],
  ['the handler failed', { err: { name: 'Error', message: 'x' } }],
])('%s: no answer', async (_, reply) => {
  sendMessage.mockResolvedValue(reply);
  await expect(ask('visit', {})).rejects.toThrow(NoAnswer);
});

it('the worker died on the way: no answer', async () => {
  const cause = new Error('The message port closed before a response was received.');
  sendMessage.mockImplementation(async () => {
    throw cause;
  });
  const answer = await ask('visit', {}).catch((failure: unknown) => failure);
  expect(answer).toBeInstanceOf(NoAnswer);
  expect(answer).toHaveProperty('cause', cause);
});
