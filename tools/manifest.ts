const PANEL = 'guide-panel.html';

/** Both manifests from one source. `tools/manifest.test.ts` keeps a snapshot of what ships. */
export type Target = 'chromium' | 'firefox';

/** Page hosts where the companion may stand. Never the login host: its anti-fraud refuses a login beside an add-on. */
const PORTAL = ['https://www.gosuslugi.ru/*', 'https://lk.gosuslugi.ru/*'];
/** The host of cookies of the whole portal: Chromium shows them only to who may see it. No page of it is looked at. */
const APEX = ['https://gosuslugi.ru/*'];
export const FIREFOX_ID = 'medcard-companion@sputnik-medkarty.example';

const EXTENSION_PAGES = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "frame-src 'self'",
  'connect-src https://www.gosuslugi.ru https://lk.gosuslugi.ru',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types inert-page own-worker 'allow-duplicates'",
].join('; ');

const SANDBOX = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'self'",
  'worker-src blob:',
  'img-src blob: data:',
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'none'",
].join('; ');

export function buildManifest(target: Target) {
  return {
    name: '__MSG_name__',
    short_name: '__MSG_shortName__',
    description: '__MSG_description__',
    default_locale: 'ru',
    // webRequest: only heard, only while an error is recorded; Chromium hears nothing by one that is asked for later.
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'idle',
      'notifications',
      'scripting',
      'contextMenus',
      ...(target === 'chromium' ? ['offscreen' as const, 'sidePanel' as const, 'webRequest' as const] : []),
    ],
    commands: { 'lock-archive': { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_lockArchive__' } },
    // Asked for when the person wants to see more, and for the downloads of a page no click of theirs can be seen of.
    optional_permissions: [
      'cookies',
      'browsingData',
      'downloads',
      ...(target === 'firefox' ? ['webRequest' as const] : []),
    ],
    optional_host_permissions: APEX,
    host_permissions: PORTAL,
    incognito: 'not_allowed' as const,
    action: {
      default_title: '__MSG_name__',
      default_popup: 'popup.html',
      default_icon: { 16: 'icon/16.png', 32: 'icon/32.png' },
    },
    content_security_policy: { extension_pages: EXTENSION_PAGES, sandbox: SANDBOX },
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    ...(target === 'chromium'
      ? {
          minimum_chrome_version: '130',
          side_panel: { default_path: PANEL },
          storage: { managed_schema: 'managed-schema.json' },
        }
      : {
          sidebar_action: {
            default_title: '__MSG_name__',
            default_panel: PANEL,
            default_icon: { 16: 'icon/16.png', 32: 'icon/32.png' },
            open_at_install: false,
          },
          browser_specific_settings: {
            gecko: {
              id: FIREFOX_ID,
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none' as const] },
            },
          },
        }),
  };
}

type Manifest = { content_scripts?: unknown; sandbox?: unknown };

/**
 * Adds what WXT would add with more code than it needs: its content-script wrapper alone is larger than our whole stub
 * and announces itself to the page (docs/adr/0004-content-stub.md).
 */
export function finishManifest(manifest: Manifest, _target: Target): void {
  manifest.content_scripts = [{ matches: PORTAL, js: ['portal-stub.js'], run_at: 'document_idle' }];
  manifest.sandbox = { pages: ['viewer.html'] };
}
