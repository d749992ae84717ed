import { describe, expect, it } from 'vitest';
import { buildManifest, FIREFOX_ID, finishManifest, type Target } from './manifest';

const HOSTS = ['https://www.gosuslugi.ru', 'https://lk.gosuslugi.ru'];
const APEX = 'https://gosuslugi.ru';
const PATTERNS = HOSTS.map((host) => `${host}/*`);

type Gecko = { id: string; strict_min_version: string; data_collection_permissions: object };
type Shipped = ReturnType<typeof buildManifest> & {
  content_scripts?: unknown;
  sandbox?: unknown;
  browser_specific_settings?: { gecko: Gecko };
};

/** What WXT ships: ours, finished, with what it adds by itself left aside. */
function shipped(target: Target): Shipped {
  const manifest: Shipped = buildManifest(target);
  finishManifest(manifest, target);
  return manifest;
}
/** A content security policy as its directives. */
const directives = (policy: string): Record<string, string[]> =>
  Object.fromEntries(
    policy.split(';').map((part) => {
      const [name = '', ...values] = part.trim().split(/\s+/);
      return [name, values];
    }),
  );

describe.each(['chromium', 'firefox'] as const)('the manifest for %s', (target) => {
  const manifest = shipped(target);
  const text = JSON.stringify(manifest);

  // A change here is a change of what people are asked to allow: read it before taking it over.
  it('is the one that was reviewed', () => expect(manifest).toMatchSnapshot());

  it('names no host but the two of the portal, and never the login host', () => {
    const named = text.match(/[a-z]+:\/\/[^/"'\s;]+/g) ?? [];
    expect([...new Set(named)].sort()).toEqual([...HOSTS, APEX].sort());
    expect(text).not.toMatch(/esia|<all_urls>|\*:\/\/|:\/\/\*/);
    expect(manifest.host_permissions).toEqual(PATTERNS);
    // Named so that Chromium shows cookies of the whole portal, at the person's word only.
    expect(manifest.optional_host_permissions).toEqual([`${APEX}/*`]);
    expect(manifest).not.toHaveProperty('externally_connectable');
    expect(manifest).not.toHaveProperty('web_accessible_resources');
  });

  it('asks for no more than it needs', () => {
    const needed = ['storage', 'unlimitedStorage', 'alarms', 'idle', 'notifications', 'scripting', 'contextMenus'];
    expect(manifest.permissions).toEqual(
      target === 'chromium' ? [...needed, 'offscreen', 'sidePanel', 'webRequest'] : needed,
    );
    for (const refused of ['tabs', 'cookies', 'downloads', 'history', 'webRequestBlocking', 'debugger', '<all_urls>']) {
      expect(manifest.permissions).not.toContain(refused);
    }
    // Why a connection broke, while a check or a recording runs: docs/adr/0020 and 0024.
    const heard = target === 'firefox' ? ['webRequest'] : [];
    expect(manifest.optional_permissions).toEqual(['cookies', 'browsingData', 'downloads', ...heard]);
  });

  it('stays out of private windows', () => expect(manifest.incognito).toBe('not_allowed'));

  it('puts one small script on the portal, in no other frame and in no world but its own', () => {
    expect(manifest.content_scripts).toEqual([{ matches: PATTERNS, js: ['portal-stub.js'], run_at: 'document_idle' }]);
  });

  it('lets its pages speak to the portal only, and run only what ships', () => {
    const policy = directives(manifest.content_security_policy.extension_pages);
    expect(policy['connect-src']).toEqual(HOSTS);
    expect(policy['default-src']).toEqual(["'none'"]);
    expect(policy['script-src']).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    expect(policy['worker-src']).toEqual(["'self'"]);
    for (const name of ['object-src', 'base-uri', 'form-action']) expect(policy[name]).toEqual(["'none'"]);
    expect(policy['require-trusted-types-for']).toEqual(["'script'"]);
    const rest = Object.entries(policy).filter(([name]) => name !== 'connect-src');
    expect(JSON.stringify(rest)).not.toMatch(/https?:|\*|'unsafe-inline'|'unsafe-eval'/);
  });

  it('shows documents in a sandbox without network and origin', () => {
    const policy = directives(manifest.content_security_policy.sandbox);
    expect(manifest.sandbox).toEqual({ pages: ['viewer.html'] });
    expect(policy.sandbox).toEqual(['allow-scripts']);
    expect(policy['connect-src']).toEqual(["'none'"]);
    expect(policy['default-src']).toEqual(["'none'"]);
    expect(manifest.content_security_policy.sandbox).not.toMatch(/https?:|allow-same-origin|unsafe-eval'/);
  });

  it('runs where the measured browsers do', () => {
    const gecko = manifest.browser_specific_settings?.gecko;
    if (target === 'chromium') {
      expect(gecko).toBeUndefined();
      expect(manifest).toHaveProperty('minimum_chrome_version', '130');
    } else {
      expect(manifest).not.toHaveProperty('minimum_chrome_version');
      expect(gecko).toMatchObject({ id: FIREFOX_ID, strict_min_version: '140.0' });
      expect(gecko?.data_collection_permissions).toEqual({ required: ['none'] });
    }
  });
});
