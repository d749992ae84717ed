import { describe, expect, it } from 'vitest';
import { FORBIDDEN_GLOBALS, FORBIDDEN_ON_NAVIGATOR, reachableNetwork, removeNetwork } from './network-names';

/** A worker's scope as browsers build it: some names on the object, some on prototypes, some behind getters. */
function fakeScope() {
  class EventTargetLike {}
  class WorkerScope extends EventTargetLike {
    fetch() {}
    importScripts() {}
    get indexedDB() {
      return {};
    }
    get caches() {
      return {};
    }
  }
  class SharedScope extends WorkerScope {}
  class NavigatorLike {
    sendBeacon() {}
    get storage() {
      return {};
    }
    get serviceWorker() {
      return {};
    }
    get locks() {
      return 'kept';
    }
  }
  const scope = Object.assign(new SharedScope(), {
    navigator: new NavigatorLike(),
    crypto: 'kept',
    setTimeout: 'kept',
  });
  for (const name of FORBIDDEN_GLOBALS) {
    if (name in scope) continue;
    Object.defineProperty(scope, name, { value: class {}, writable: true, configurable: true });
  }
  Object.defineProperty(EventTargetLike.prototype, 'WebSocket', { value: class {}, configurable: true });
  return scope;
}
const read = (target: object, name: string): unknown => Reflect.get(target, name);

describe('the key worker’s scope', () => {
  it('offers the network at first, and nothing of it afterwards', () => {
    const scope = fakeScope();
    expect(reachableNetwork(scope)).toEqual([
      ...FORBIDDEN_GLOBALS,
      ...['sendBeacon', 'serviceWorker', 'storage'].map((name) => `navigator.${name}`),
    ]);
    removeNetwork(scope);
    expect(reachableNetwork(scope)).toEqual([]);
    for (let owner: object = scope; owner !== Object.prototype; owner = Object.getPrototypeOf(owner) as object) {
      for (const name of FORBIDDEN_GLOBALS) expect(read(owner, name)).toBeUndefined();
    }
    for (const name of FORBIDDEN_ON_NAVIGATOR) expect(read(scope.navigator, name)).toBeUndefined();
  });

  it('keeps what the keys need', () => {
    const scope = fakeScope();
    removeNetwork(scope);
    expect([scope.crypto, scope.setTimeout, scope.navigator.locks]).toEqual(['kept', 'kept', 'kept']);
  });

  it('cannot be given the network again', () => {
    const scope = fakeScope();
    removeNetwork(scope);
    expect(() => Object.assign(scope, { fetch: () => undefined })).toThrow(TypeError);
    expect(Reflect.defineProperty(scope, 'fetch', { value: () => undefined })).toBe(false);
    expect(Reflect.deleteProperty(scope, 'fetch')).toBe(false);
    Object.setPrototypeOf(Object.getPrototypeOf(scope) as object, { WebSocket: class {} });
    expect(read(scope, 'WebSocket')).toBeUndefined();
  });

  it('covers what cannot be deleted', () => {
    const scope = fakeScope();
    Object.defineProperty(scope, 'fetch', { value: () => 'out', writable: true, configurable: false });
    removeNetwork(scope);
    expect(reachableNetwork(scope)).toEqual([]);
    expect(read(scope, 'fetch')).toBeUndefined();
  });

  it('says so when something can be neither deleted nor covered: no key comes into such a worker', () => {
    const scope = fakeScope();
    Object.defineProperty(scope, 'WebTransport', { get: () => 'out', configurable: false });
    Object.defineProperty(Object.getPrototypeOf(scope), 'EventSource', { value: class {}, configurable: false });
    removeNetwork(scope);
    expect(reachableNetwork(scope).sort()).toEqual(['EventSource', 'WebTransport']);
  });

  it('without a navigator is no trouble', () => {
    const scope = { fetch: () => undefined };
    removeNetwork(scope);
    expect(reachableNetwork(scope)).toEqual([]);
    expect(reachableNetwork({})).toEqual([]);
  });

  it.each(['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'importScripts', 'Worker'])(
    'the list has what security demands: %s',
    (name) => expect(FORBIDDEN_GLOBALS).toContain(name),
  );
});
