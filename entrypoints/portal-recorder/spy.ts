import { ERROR_CODES, type ERROR_WAYS } from '../../utils/diagnostics';
import { ASK, endOf, NAME } from './signals';

type Way = (typeof ERROR_WAYS)[number];
type Log = Pick<Console, 'error'>;
/** Our other script stands in the page before this one or comes right after it. */
const PATIENCE_MS = 3_000;

/**
 * Listens for errors where the page's scripts live, since browsers keep those of one world from the other. Nothing of an
 * error goes on but its name, if that is one of a closed list. The portal's framework catches errors and writes them into
 * the console: so that one function is stood before, and put back at the end.
 */
export function spyOnErrors(page: Document, scope: Window, log: Log): void {
  const onName = (event: Event) => {
    forget();
    const { detail } = event as CustomEvent<unknown>;
    if (typeof detail === 'string') listen(page, scope, log, detail);
  };
  const forget = () => page.removeEventListener(NAME, onName);
  page.addEventListener(NAME, onName);
  setTimeout(forget, PATIENCE_MS);
  page.dispatchEvent(new CustomEvent(ASK));
}

function listen(page: Document, scope: Window, log: Log, name: string): void {
  const end = new AbortController();
  const { signal } = end;
  const tell = (what: unknown, way: Way) =>
    page.dispatchEvent(new CustomEvent(name, { detail: `${codeOf(what)} ${way}` }));
  const capture = { capture: true, signal };
  scope.addEventListener('error', (event) => event instanceof ErrorEvent && tell(event.error, 'thrown'), capture);
  scope.addEventListener('unhandledrejection', ({ reason }) => tell(reason, 'promise'), capture);

  const own = Object.getOwnPropertyDescriptor(log, 'error');
  const before = log.error;
  const between = function (this: unknown, ...words: unknown[]) {
    const [error] = words.filter(isError);
    if (error !== undefined && !signal.aborted) tell(error, 'console');
    return Reflect.apply(before, this, words);
  };
  log.error = between;
  const stop = () => {
    end.abort();
    // Whoever put theirs over ours meanwhile keeps it: ours then only passes on.
    if (log.error === between && own) Object.defineProperty(log, 'error', own);
  };
  page.addEventListener(endOf(name), stop, { once: true, signal });
}

function isError(word: unknown): boolean {
  try {
    return word instanceof Error || (typeof word === 'object' && word !== null && codeOf(word) !== 'other');
  } catch {
    return false;
  }
}

/** A page may put anything where a name should be, and a trap under it. */
function codeOf(error: unknown): string {
  try {
    const { name } = error as { name?: unknown };
    return ERROR_CODES.find((code) => code === name) ?? 'other';
  } catch {
    return 'other';
  }
}
