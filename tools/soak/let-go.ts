import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Background } from '../../e2e/harness/background.ts';
import { launch } from '../../e2e/harness/launch.ts';
import { createArchive } from '../../e2e/harness/person.ts';
import type { Tab } from '../../e2e/harness/tab.ts';
import { canReadRaw, countInRaw } from './raw-memory.ts';
import type { Soak } from './run.ts';

/** Words of a file's name, which is its title in the list. */
const TITLE = ['QUAGGATITLE', 'ЗИМОРОДОКТИТУЛ'];
/** Without the rinse 6 to 24 stayed in trials; how many stay with it depends on what else the browser does. */
const FEW = 8;
/** The last turn of the rinse is over by then. */
const RINSED_MS = 16_000;
const met: { open: number; after: number }[] = [];

/**
 * How much of a title can be found in the raw memory of the browser's process for our pages after a lock, in use or let go.
 * Linux and root only. Its figures are for docs/lock-states.md; a round fails where more stays than a few places.
 */
export const letGo: Soak = {
  what: 'words of titles in the raw memory of Chromium after a lock',
  rounds: 5,
  async round(seed) {
    assert(canReadRaw, 'only root of a Linux may look into the browser’s memory');
    const folder = mkdtempSync(join(tmpdir(), 'medcard-let-go-'));
    // As browsers are used: the viewer's frame is a process of its own, which puppeteer switches off.
    const chromiumArgs = ['--enable-features=IsolateSandboxedIframes'];
    const session = await launch({ browser: 'chromium', portalPort: null, chromiumArgs });
    try {
      await Background.of(session);
      const cabinet = await createArchive(session);
      const file = join(folder, `${TITLE.join(' ')}.pdf`);
      writeFileSync(file, `%PDF-1.4\n% ${seed}\n%%EOF\n`);
      await cabinet.upload('input[type=file]', file);
      await read(cabinet);
      const open = countInRaw(session.profile, TITLE);
      const [lock] = await cabinet.all('.lock-bar button');
      await lock?.click();
      await cabinet.all('input[type=password]');
      await wait(RINSED_MS);
      const after = countInRaw(session.profile, TITLE);
      met.push({ open, after });
      assert(open > FEW, `${open} places with the archive open: it was not looked at all`);
      assert(after <= FEW, `${after} places after the lock, ${open} before it`);
    } finally {
      await session.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  counts: () => [
    `places with the archive open: ${met.map(({ open }) => open).join(', ')}`,
    `places after the lock: ${met.map(({ after }) => after).join(', ')}`,
  ],
};

/** By selectors only: whoever looks for words asks every element for its text, and leaves copies of the titles. */
async function read(cabinet: Tab): Promise<void> {
  for (let times = 0; times < 3; times++) {
    const [cover] = await cabinet.all('button.cover');
    await cover?.click();
    await cabinet.all('.viewer iframe');
    await wait(1_000);
    const [back] = await cabinet.all('.viewer .toolbar button');
    await back?.click();
  }
  await cabinet.all('button.cover');
}
