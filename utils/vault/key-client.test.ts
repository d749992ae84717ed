import { afterEach, describe, expect, it, vi } from 'vitest';
import { ok, utf8 } from '../kernel';
import { newId, type RecordId } from './ids';
import { sealForInbox } from './inbox';
import { type ClientParts, connectKeyWorker, type KeyClient, type WorkerLike } from './key-client';
import type { SealRef } from './key-protocol';
import { type KeyPort, serveKeys } from './key-server';
import { createKeySession, type SessionParts } from './key-session';
import { cheapDerive, FLOOR, someBytes } from './test-vault';

const PHRASE = 'самовар на ветке';
const open: { close(): void }[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** A key worker as its pages see it: real ports, and a lock that is given away when the worker ends. */
function startWorker(parts: SessionParts = {}, { withLocks = true } = {}) {
  const session = createKeySession({ derive: cheapDerive, chooseParams: async () => FLOOR, ...parts });
  const ended = Promise.withResolvers<void>();
  const end = vi.fn(() => {
    // As a browser does it: nothing more is heard, what was posted arrives, then the locks are given away.
    for (const port of served) port.onmessage = null;
    setTimeout(ended.resolve, 5);
  });
  const connect = serveKeys(session, { alive: withLocks ? 'alive' : null, end });
  const served: KeyPort[] = [];
  const locks = {
    request: async (_name: string, options: LockOptions, granted: () => Promise<unknown>) => {
      const aborted = new Promise<never>((_, reject) => {
        options.signal?.addEventListener('abort', () => reject(options.signal?.reason));
      });
      await Promise.race([ended.promise, aborted]);
      return granted();
    },
  } as unknown as LockManager;

  const page = (change: ClientParts = {}) => {
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    served.push(port2);
    const client = connectKeyWorker(() => ({ port: port1 }), { locks: withLocks ? locks : null, ...change });
    const states: string[] = [];
    client.onState((state) => states.push(state));
    connect(port2);
    return { client, states };
  };
  return { page, end, ended, session };
}

async function ready(client: KeyClient) {
  const made = await client.create(PHRASE);
  if (!made.ok) return expect.fail(made.error.code);
  const [person] = made.value.persons;
  if (!person) return expect.fail('no person');
  const ref: SealRef = { personId: person.id, recordId: newId<RecordId>(), revision: 1, part: 'body' };
  return { ...made.value, ref };
}
const gone = { ok: false, error: { code: 'worker-gone', retryAfterMs: null } };
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('a page and the key worker', () => {
  it('create, seal, open', async () => {
    const { client, states } = startWorker().page();
    expect(client.current()).toBe('connecting');
    const { ref, persons } = await ready(client);
    expect(await client.persons()).toEqual({ ok: true, value: persons });
    const sealed = await client.seal(ref, utf8('снимок'));
    if (!sealed.ok) expect.fail(sealed.error.code);
    const { generation, ct } = sealed.value;
    expect(await client.open({ ...ref, generation }, ct)).toEqual({ ok: true, value: utf8('снимок') });
    expect(await client.isolation()).toEqual({ ok: true, value: [] });
    expect(states).toEqual(['locked', 'unlocked']);
  });

  it('unlock from a stored header in another worker', async () => {
    const { header, vaultId } = await ready(startWorker().page().client);
    const { client } = startWorker().page();
    expect(await client.unlock(header, 'не та')).toMatchObject({ error: { code: 'wrong-passphrase' } });
    expect(await client.unlock(header, PHRASE)).toMatchObject({ ok: true, value: { vaultId } });
    expect(await client.state()).toEqual({ ok: true, value: 'unlocked' });
  });

  it('bytes are moved there and back: the page keeps none of what it gave', async () => {
    const { client } = startWorker().page();
    const { ref, header } = await ready(client);
    const plain = someBytes(100_000);
    const sealed = await client.seal(ref, plain);
    expect([plain.length, plain.buffer.byteLength]).toEqual([0, 0]);
    if (!sealed.ok) expect.fail(sealed.error.code);
    const { ct, generation } = sealed.value;
    expect(ct.byteLength).toBe(ct.buffer.byteLength);
    const opened = await client.open({ ...ref, generation }, ct);
    expect(ct.length).toBe(0);
    expect(opened).toEqual({ ok: true, value: someBytes(100_000) });
    // The padding around the document does not come along.
    if (opened.ok) expect(opened.value.buffer.byteLength).toBe(100_000);

    const { inbox } = JSON.parse(header) as { inbox: { recipient: string } };
    const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', someBytes(5_000))).toString('hex');
    const meta = { source: 'own-file', capturedAt: 1, name: 'а', contentType: null, route: 'x', sha256 } as const;
    const captured = await sealForInbox(inbox.recipient, meta, someBytes(5_000));
    const item = await client.openInbox(captured);
    expect(captured.length).toBe(0);
    expect(item).toEqual({ ok: true, value: { meta, bytes: someBytes(5_000) } });
  });

  it('a view of a larger buffer is copied: the rest of it is somebody else’s', async () => {
    const { client } = startWorker().page();
    const { ref } = await ready(client);
    const whole = someBytes(100);
    const sealed = await client.seal(ref, whole.subarray(10, 20));
    expect(whole).toEqual(someBytes(100));
    if (!sealed.ok) expect.fail(sealed.error.code);
    const opened = await client.open({ ...ref, generation: 1 }, sealed.value.ct);
    expect(opened).toEqual({ ok: true, value: someBytes(100).slice(10, 20) });
  });

  it('answers many calls at once, each its own', async () => {
    const { client } = startWorker().page();
    const { ref } = await ready(client);
    const answers = await Promise.all(
      Array.from({ length: 30 }, async (_, i) => {
        const place = { ...ref, revision: i + 1 };
        const sealed = await client.seal(place, someBytes(i, i));
        return sealed.ok ? client.open({ ...place, generation: 1 }, sealed.value.ct) : sealed;
      }),
    );
    expect(answers).toEqual(answers.map((_, i) => ({ ok: true, value: someBytes(i, i) })));
  });

  it('every page hears of a change; one that comes later is greeted with it', async () => {
    const worker = startWorker();
    const [one, two] = [worker.page(), worker.page()];
    await ready(one.client);
    await vi.waitFor(() => expect(two.states).toEqual(['locked', 'unlocked']));
    const late = worker.page();
    await vi.waitFor(() => expect(late.client.current()).toBe('unlocked'));
  });
});

describe.each([true, false])('the end (Web Locks: %s)', (withLocks) => {
  it('lock ends the worker for all pages, and later calls say so', async () => {
    const worker = startWorker({}, { withLocks });
    const [one, two] = [worker.page(), worker.page()];
    const { ref } = await ready(one.client);
    expect(await one.client.lock()).toEqual({ ok: true, value: null });
    await vi.waitFor(() => expect([one.client.current(), two.client.current()]).toEqual(['gone', 'gone']));
    expect(worker.end).toHaveBeenCalledTimes(1);
    expect(one.states).toEqual(['locked', 'unlocked', 'locked', 'gone']);
    expect(await one.client.seal(ref, someBytes(3))).toEqual(gone);
    expect(await two.client.state()).toEqual(gone);
    expect(await two.client.lock()).toEqual(gone);
  });

  it('two pages that lock at once end it once', async () => {
    const worker = startWorker({}, { withLocks });
    const [one, two] = [worker.page(), worker.page()];
    await ready(one.client);
    await Promise.all([one.client.lock(), two.client.lock()]);
    await settled();
    expect(worker.end).toHaveBeenCalledTimes(1);
  });

  it('a call that was under way is answered', async () => {
    const never = new Promise<never>(() => undefined);
    const worker = startWorker({ derive: () => never }, { withLocks });
    const [one, two] = [worker.page(), worker.page()];
    const creating = one.client.create(PHRASE);
    await settled();
    await two.client.lock();
    expect(await creating).toEqual(gone);
  });
});

describe('a worker that fails', () => {
  it('crashed: the lock it held tells', async () => {
    const worker = startWorker({ derive: () => new Promise<never>(() => undefined) });
    const { client } = worker.page();
    const creating = client.create(PHRASE);
    await settled();
    worker.ended.resolve();
    expect(await creating).toEqual(gone);
    expect(client.current()).toBe('gone');
  });

  it('never greets: given up after a while', async () => {
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    const client = connectKeyWorker(() => ({ port: port1 }), { locks: null, helloMs: 30 });
    const waiting = client.state();
    expect(await waiting).toEqual(gone);
  });

  it('in its last breath never greets: another is asked for, and what was asked meanwhile is answered', async () => {
    const [dying, fresh] = [new MessageChannel(), new MessageChannel()];
    open.push(dying.port1, dying.port2, fresh.port1, fresh.port2);
    const ports = [dying.port1, fresh.port1];
    serveKeys(createKeySession({ derive: cheapDerive }), { alive: null, end: () => undefined })(fresh.port2);
    const start = () => ({ port: ports.shift() ?? expect.fail('asked for a third time') });
    const client = connectKeyWorker(start, { locks: null, againMs: 30 });
    expect(await client.state()).toEqual({ ok: true, value: 'locked' });
    expect(client.current()).toBe('locked');
    client.close();
  });

  it('could not be loaded', async () => {
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    const worker: WorkerLike = { port: port1 };
    const client = connectKeyWorker(() => worker, { locks: null });
    worker.onerror?.({} as never);
    expect(await client.create(PHRASE)).toEqual(gone);
  });

  it('a page that closes forgets the worker; others keep it', async () => {
    const worker = startWorker();
    const [one, two] = [worker.page(), worker.page()];
    await ready(one.client);
    one.client.close();
    expect(await one.client.state()).toEqual(gone);
    expect(await two.client.state()).toEqual({ ok: true, value: 'unlocked' });
    expect(worker.end).not.toHaveBeenCalled();
  });

  it('an exception inside does not tell what it failed on', async () => {
    const derive = async () => {
      throw new Error(`canary ${PHRASE}`);
    };
    const { client } = startWorker({ derive }).page();
    const answer = await client.create(PHRASE);
    expect(answer).toEqual({ ok: false, error: { code: 'failed', retryAfterMs: null } });
    expect(JSON.stringify(answer)).not.toContain('canary');
    expect(await client.state()).toEqual({ ok: true, value: 'locked' });
  });
});

it('the worker does not answer what is not a call', async () => {
  const session = createKeySession({ derive: cheapDerive });
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  const heard: unknown[] = [];
  port1.onmessage = ({ data }) => heard.push(data);
  serveKeys(session, { alive: null, end: () => undefined })(port2);
  const junk: unknown[] = [
    null,
    1,
    'lock',
    [],
    {},
    { id: 1 },
    { id: 1, call: 'lock' },
    { id: 'x', call: 'state', args: [] },
  ];
  for (const call of ['current', 'onState', 'constructor', '__proto__', 'toString'])
    junk.push({ id: 1, call, args: [] });
  for (const message of junk) port1.postMessage(message);
  port1.postMessage({ id: 9, call: 'state', args: [] });
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  expect(heard).toEqual([
    { event: 'hello', alive: null, state: 'locked' },
    { id: 9, ok: true, value: 'locked' },
  ]);
});

it('the worker keeps no copy of what it answers', async () => {
  const [opened, ct] = [someBytes(1_000), someBytes(2_000)];
  const session = {
    ...createKeySession({ derive: cheapDerive }),
    open: async () => ok(opened),
    seal: async () => ok({ generation: 1, ct }),
  };
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  const client = connectKeyWorker(() => ({ port: port1 }), { locks: null });
  serveKeys(session, { alive: null, end: () => undefined })(port2);
  expect(await client.open({} as never, someBytes(1))).toEqual({ ok: true, value: someBytes(1_000) });
  expect(await client.seal({} as never, someBytes(1))).toEqual({
    ok: true,
    value: { generation: 1, ct: someBytes(2_000) },
  });
  expect([opened.length, ct.length]).toEqual([0, 0]);
});
