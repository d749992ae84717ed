/**
 * Parts of the background that lie in another file, parsed when they are first needed and not at each wake. One file:
 * Chromium hands each of them to the worker at every wake, needed or not (docs/adr/0008-background-in-parts.md).
 */
export type PartName =
  | 'portal-look'
  | 'watch-desk'
  | 'picked-desk'
  | 'capture-desk'
  | 'check-desk'
  | 'guide-desk'
  | 'trace-desk'
  | 'heavy-work';
type PartFile = 'parts' | 'heavy-work';

/** The workbench is a file of its own: only Firefox reads it here. */
const fileOf = (name: PartName): PartFile => (name === 'heavy-work' ? name : 'parts');

type Policy = { createScriptURL: (url: string) => string };
type Scope = {
  trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy };
  /** A policy's name may be given once in the life of a worker. */
  medcardPolicy?: Policy | undefined;
  medcardParts?: Partial<Record<PartName, unknown>>;
  /** Only a worker has it; an event page imports. */
  importScripts?: (...files: string[]) => void;
  addEventListener: (type: 'install', listener: () => void) => void;
};
const scope = globalThis as unknown as Scope;

/** Said by the part's own file: here is what I am. */
export function offerPart(name: PartName, part: unknown): void {
  scope.medcardParts = { ...scope.medcardParts, [name]: part };
}

/**
 * To be said on the background's first tick. Chromium's worker may read at run time only such scripts as it has read
 * while it was being installed: the browser keeps those beside the worker's own.
 */
export function keepForLater(...files: readonly PartFile[]): void {
  if (scope.importScripts) scope.addEventListener('install', () => scope.importScripts?.(...files.map(urlOf)));
}

/** The worker, too, stands under our demand for Trusted Types: a plain string is refused there. */
function urlOf(file: PartFile): string {
  scope.medcardPolicy ??= scope.trustedTypes?.createPolicy('own-worker', { createScriptURL: (url) => url });
  return scope.medcardPolicy?.createScriptURL(`/${file}.js`) ?? `/${file}.js`;
}

/** What the part offers; its file is read at the first call after each wake. */
export async function loadPart<Part>(name: PartName): Promise<Part> {
  if (scope.medcardParts?.[name] === undefined) {
    const file = fileOf(name);
    if (scope.importScripts) scope.importScripts(urlOf(file));
    else await import(/* @vite-ignore */ `/${file}.js`);
  }
  return scope.medcardParts?.[name] as Part;
}
