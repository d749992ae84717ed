import { browser } from './browser';
import { hasPermission } from './permissions';

export type Failures = {
  /**
   * What the browser calls the failure of our request to this address (`NS_ERROR_UNKNOWN_HOST`,
   * `net::ERR_CERT_INVALID`); of a handshake Firefox speaks in its own language. Null when it does not say.
   */
  why: (url: string) => Promise<string | null>;
  stop: () => void;
};

/** The word about a failure may come a little after the failure itself. */
const WORD_PATIENCE_MS = 300;

/**
 * Listens to why requests of ours to these origins break, which `fetch` does not tell: only our own, not those of pages,
 * and only while somebody waits for an answer. Where Firefox's person said no, an error page in a tab is all that is known.
 */
export async function listenToFailures(origins: readonly string[]): Promise<Failures> {
  if (!(await hasPermission('webRequest').catch(() => false))) return { why: byErrorPage, stop: () => undefined };
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

/** Titles of Chromium's page about a certificate, in the languages of this product. */
const ABOUT_CERTIFICATES = ['Ошибка нарушения конфиденциальности', 'Privacy error'];

async function byErrorPage(url: string): Promise<string | null> {
  const tabs = await browser.tabs.query({ url: `${new URL(url).origin}/*` }).catch(() => []);
  return tabs.some(({ title = '' }) => ABOUT_CERTIFICATES.includes(title)) ? 'net::ERR_CERT_INVALID' : null;
}
