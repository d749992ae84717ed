import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openGallery } from '../../e2e/gallery/open-gallery.ts';

// npm run screens [-- PART-OF-A-STATE'S-NAME]
const FOLDER = 'screens';
const WIDTHS = [360, 1_280] as const;
const THEMES = ['light', 'dark'] as const;

const [part = ''] = process.argv.slice(2);
mkdirSync(FOLDER, { recursive: true });
const gallery = await openGallery();
let written = 0;
try {
  const names = await gallery.names();
  const states = names.filter((name) => name.includes(part));
  if (states.length === 0) console.error(`No state has «${part}» in its name. Known: ${names.join(', ')}`);
  for (const state of states) {
    for (const width of WIDTHS) {
      for (const theme of THEMES) {
        const page = await gallery.show({ state, width, theme });
        const path = join(FOLDER, `${state}-${width}-${theme}.png`);
        await page.screenshot({ path: path as `${string}.png`, fullPage: true });
        console.log(path);
        written++;
      }
    }
  }
} finally {
  await gallery.close();
}
console.log(`${written} pictures in ${FOLDER}/`);
process.exit(written > 0 ? 0 : 1);
