import { browser } from './browser';
import { hasPermission } from './permissions';

export type Failures = {
  /**
   * The browser's own name of what broke our request to this address (`net::ERR_CERT_AUTHORITY_INVALID`); Firefox says some
   * of them in its own language. Null when it does not say or may not be asked.
   */
  why: (url: string) => Promise<string | null>;
  stop: () => void;
};

/** The word about a failure may come a little after the failure itself. */
const WORD_PATIENCE_MS = 300;
const NOBODY: Failures = { why: async () => null, stop: () => undefined };

/**
 * Listens to why requests of ours to these origins break, which `fetch` does not tell: only our own, not those of pages,
 * and only while somebody waits for an answer.
 */
export async function listenToFailures(origins: readonly string[]): Promise<Failures> {
  if (!(await hasPermission('webRequest').catch(() => false)) || !browser.webRequest) return NOBODY;
  const told = new Map<string, string>();
  const waiting = new Map<string, () => void>();
  const hear = ({ url, error, tabId }: { url: string; error: string; tabId: number }) => {
    if (tabId !== -1) return;
    told.set(url, error);
    waiting.get(url)?.();
  };
  browser.webRequest.onErrorOccurred.addListener(hear, { urls: origins.map((origin) => `${origin}/*`) });
  return {
    why: async (url) => {
      if (!told.has(url))
        await new Promise<void>((done) => {
          waiting.set(url, done);
          setTimeout(done, WORD_PATIENCE_MS);
        });
      return told.get(url) ?? null;
    },
    stop: () => browser.webRequest.onErrorOccurred.removeListener(hear),
  };
}
