import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openGallery } from './open-gallery.ts';

// node e2e/gallery/shoot.ts FOLDER [part of a state's name]
const [folder = 'screens/gallery', part = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const gallery = await openGallery();
for (const state of (await gallery.names()).filter((name) => name.includes(part))) {
  for (const width of [360, 1_280]) {
    for (const theme of ['light', 'dark'] as const) {
      const page = await gallery.show({ state, width, theme });
      await page.screenshot({ path: join(folder, `${state}-${width}-${theme}.png`) as `${string}.png` });
    }
  }
}
await gallery.close();
