import { defineConfig } from 'wxt';
import { buildManifest, finishManifest } from './tools/manifest';
import { tighten } from './tools/tighten';

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => buildManifest(browser === 'firefox' ? 'firefox' : 'chromium'),
  hooks: {
    'build:manifestGenerated': (wxt, manifest) => {
      finishManifest(manifest, wxt.config.browser === 'firefox' ? 'firefox' : 'chromium');
    },
  },
  vite: ({ browser }) => ({
    plugins: [tighten()],
    // One file, no chunks: the key worker's first import must run before any other module can, and Chromium refuses
    // a module worker from a blob in the viewer's opaque origin.
    worker: { format: 'iife' },
    build: {
      // The oldest browsers the manifests admit: nothing is rewritten for older ones, in scripts or in styles.
      target: browser === 'firefox' ? 'firefox140' : 'chrome130',
      modulePreload: false,
      assetsInlineLimit: 0,
    },
  }),
});
