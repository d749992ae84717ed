import { type Bytes, err, ok, type Result } from '../kernel';
import {
  type KeyAnswer,
  type KeyCall,
  type KeyCalls,
  type KeyError,
  type KeyEvent,
  keyError,
  movable,
} from './key-protocol';
import type { KeyPort } from './key-server';

/** `gone`: locked by somebody and ended, or crashed. The page blanks what it shows; then it may connect anew. */
export type ClientState = 'connecting' | 'locked' | 'unlocked' | 'gone';

type Call<Name extends KeyCall> = (
  ...args: KeyCalls[Name]['args']
) => Promise<Result<KeyCalls[Name]['value'], KeyError>>;

/**
 * The page's side of the key worker. Bytes given to a call are moved to the worker: the page's array is empty after
 * that. No call throws; when the worker ends under a call, its answer is `worker-gone`.
 */
export type KeyClient = { [Name in KeyCall]: Call<Name> } & {
  current(): ClientState;
  /** Hears every state from now on. Gives the function that stops it. */
  onState(listener: (state: ClientState) => void): () => void;
  /** Forgets the worker; calls under way answer `worker-gone`. The worker goes on for other pages. */
  close(): void;
};

/** What is needed of a SharedWorker. */
export type WorkerLike = { port: KeyPort & { close?(): void }; onerror?: ((event: never) => unknown) | null };

export type ClientParts = {
  locks?: Pick<LockManager, 'request'> | null;
  /** How long the worker may take to greet; it may be busy with another page's key derivation. */
  helloMs?: number;
  /** Then it is asked for once more: who meets a worker in its last breath is never greeted by it. */
  againMs?: number;
};

/**
 * Connects a page. Calls wait until the worker has greeted.
 * @param start gives a connection to the worker of all pages, which is started if there is none
 */
export function connectKeyWorker(start: () => WorkerLike, parts: ClientParts = {}): KeyClient {
  const { locks = globalThis.navigator?.locks ?? null, helloMs = 20_000, againMs = 1_500 } = parts;
  const tried: WorkerLike[] = [];
  const waiting: (() => void)[] = [];
  let worker: WorkerLike | null = null;
  const pending = new Map<number, (answer: KeyAnswer) => void>();
  const listeners = new Set<(state: ClientState) => void>();
  const closing = new AbortController();
  let state: ClientState = 'connecting';
  let lastId = 0;

  const become = (next: ClientState) => {
    if (state === next || state === 'gone') return;
    state = next;
    for (const listener of listeners) listener(next);
  };
  const gone = () => {
    clearTimeout(greeting);
    clearInterval(asking);
    closing.abort();
    become('gone');
    for (const [id, settle] of pending) settle({ id, ok: false, error: keyError('worker-gone') });
    pending.clear();
    for (const { port } of tried) port.close?.();
  };
  const greeting = setTimeout(gone, helloMs);
  /** Granted only when the worker holds it no more. */
  const watch = (alive: string) =>
    locks?.request(alive, { signal: closing.signal }, async () => gone()).catch(() => undefined);

  const hear = (from: WorkerLike, data: KeyAnswer | KeyEvent) => {
    if (!('event' in data)) {
      pending.get(data.id)?.(data);
      pending.delete(data.id);
    } else if (data.event === 'hello') {
      clearTimeout(greeting);
      clearInterval(asking);
      worker = from;
      for (const other of tried) if (other !== from) other.port.close?.();
      become(data.state);
      if (data.alive !== null) void watch(data.alive);
      for (const post of waiting.splice(0)) post();
    } else if (data.event === 'state') {
      become(data.state);
    } else if (locks === null) {
      gone();
    }
  };
  const ask = () => {
    const asked = start();
    tried.push(asked);
    asked.onerror = gone;
    asked.port.onmessage = ({ data }: MessageEvent<KeyAnswer | KeyEvent>) => {
      // The first who greets is the one; what the others say later is of the same worker.
      if (worker === null ? 'event' in data && data.event === 'hello' : worker === asked) hear(asked, data);
    };
  };
  const asking = setInterval(ask, againMs);
  ask();

  const call = <Name extends KeyCall>(name: Name, args: readonly unknown[], moved: Bytes[] = []) =>
    new Promise<Result<KeyCalls[Name]['value'], KeyError>>((resolve) => {
      if (state === 'gone') return resolve(err(keyError('worker-gone')));
      const id = ++lastId;
      pending.set(id, (answer) => resolve(answer.ok ? ok(answer.value as KeyCalls[Name]['value']) : err(answer.error)));
      const transfer = moved.map((bytes) => bytes.buffer);
      const post = () => worker?.port.postMessage({ id, call: name, args }, transfer);
      if (worker) post();
      else waiting.push(post);
    });
  const moving = <Name extends KeyCall>(name: Name, before: readonly unknown[], given: Bytes) => {
    const bytes = movable(given);
    return call(name, [...before, bytes], [bytes]);
  };

  return {
    create: (passphrase) => call('create', [passphrase]),
    unlock: (header, passphrase) => call('unlock', [header, passphrase]),
    changePassphrase: (header, old, next) => call('changePassphrase', [header, old, next]),
    makeRecovery: (header, passphrase) => call('makeRecovery', [header, passphrase]),
    recover: (header, recovery, next) => call('recover', [header, recovery, next]),
    changePersons: (header, change) => call('changePersons', [header, change]),
    addPasskey: (header, passphrase, ask, secret) => moving('addPasskey', [header, passphrase, ask], secret),
    dropPasskey: (header) => call('dropPasskey', [header]),
    unlockByPasskey: (header, secret) => moving('unlockByPasskey', [header], secret),
    rekey: (header, passphrase) => call('rekey', [header, passphrase]),
    endRekey: (header) => call('endRekey', [header]),
    adoptHeader: (header) => call('adoptHeader', [header]),
    vouch: (header) => call('vouch', [header]),
    lock: () => call('lock', []),
    state: () => call('state', []),
    persons: () => call('persons', []),
    isolation: () => call('isolation', []),
    openInbox: (sealed) => moving('openInbox', [], sealed),
    seal: (ref, bytes) => moving('seal', [ref], bytes),
    open: (ref, ct) => moving('open', [ref], ct),
    current: () => state,
    onState(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: gone,
  };
}
