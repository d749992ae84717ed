import type { Tab } from '../../e2e/harness/tab.ts';
import type { Random } from './random.ts';

/** A file that calls itself a PDF and cannot be made smaller. */
export function noise(random: Random, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE(Math.floor(random.next() * 2 ** 32), at);
  bytes.write('%PDF-1.4\n');
  return bytes;
}

/** What the cabinet lists, all of it: it draws two hundred at a time. */
export const titles = (cabinet: Tab): Promise<string[]> =>
  cabinet.page.evaluate(async () => {
    const more = () =>
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith('Показать ещё'));
    for (let button = more(); button; button = more()) {
      button.click();
      await new Promise((drawn) => setTimeout(drawn, 20));
    }
    return [...document.querySelectorAll('button.cover')].map(({ textContent }) => textContent?.trim() ?? '');
  });
