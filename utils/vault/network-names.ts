/**
 * Everything by which a worker could send a byte anywhere, or put a key on disk. The manifest's `connect-src` binds
 * workers only to the portal's hosts [measured in both browsers: a page's own `<meta>` policy does not reach them],
 * so the key worker takes these away from itself. Not here: `import()`, which is syntax and which
 * `script-src 'self'` holds to our own files.
 */
export const FORBIDDEN_GLOBALS = [
  'fetch',
  'fetchLater',
  'XMLHttpRequest',
  'XMLHttpRequestEventTarget',
  'XMLHttpRequestUpload',
  'WebSocket',
  'WebSocketStream',
  'WebSocketError',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
  'RTCDataChannel',
  'importScripts',
  'Worker',
  'SharedWorker',
  'ServiceWorkerContainer',
  'BroadcastChannel',
  'Notification',
  'FontFace',
  'FontFaceSet',
  'fonts',
  'caches',
  'Cache',
  'CacheStorage',
  'indexedDB',
  'IDBFactory',
  'cookieStore',
  'localStorage',
  'sessionStorage',
] as const;

/** The same on `navigator`: beacons, service workers, the origin's file system. */
export const FORBIDDEN_ON_NAVIGATOR = ['sendBeacon', 'serviceWorker', 'storage', 'storageBuckets', 'usb', 'serial'];

/**
 * Takes the names away from the scope and every prototype of it. What a browser does not let us delete is covered
 * with a fixed `undefined`, so that no later script of ours can find it on a prototype.
 */
export function removeNetwork(scope: object): void {
  for (const name of FORBIDDEN_GLOBALS) removeEverywhere(scope, name);
  const navigator = (scope as { navigator?: object }).navigator;
  if (navigator) for (const name of FORBIDDEN_ON_NAVIGATOR) removeEverywhere(navigator, name);
}

/** The forbidden names that can still be reached from the scope: empty in a key worker that may hold keys. */
export function reachableNetwork(scope: object): string[] {
  const navigator = (scope as { navigator?: object }).navigator ?? {};
  return [
    ...FORBIDDEN_GLOBALS.filter((name) => isReachable(scope, name)),
    ...FORBIDDEN_ON_NAVIGATOR.filter((name) => isReachable(navigator, name)).map((name) => `navigator.${name}`),
  ];
}

function removeEverywhere(target: object, name: string): void {
  for (const owner of chain(target)) {
    if (Object.hasOwn(owner, name)) Reflect.deleteProperty(owner, name);
    if (Object.hasOwn(owner, name)) cover(owner, name);
  }
  cover(target, name);
}

const cover = (owner: object, name: string): boolean =>
  Reflect.defineProperty(owner, name, { value: undefined, writable: false, configurable: false, enumerable: false });

/** Looks at each owner itself: a covered name on the scope would hide one still alive on a prototype. */
const isReachable = (target: object, name: string): boolean =>
  chain(target).some((owner) => {
    const property = Object.getOwnPropertyDescriptor(owner, name);
    return property !== undefined && (property.get !== undefined || property.value !== undefined);
  });

function chain(target: object): object[] {
  const owners: object[] = [];
  for (let owner: object | null = target; owner && owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) {
    owners.push(owner);
  }
  return owners;
}
