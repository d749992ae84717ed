import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePdf } from '../portal/documents/pdf.ts';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import type { Session } from './harness/launch.ts';
import { createArchive } from './harness/person.ts';
import { canReadRaw, countInRaw } from './harness/raw-memory.ts';
import type { Tab } from './harness/tab.ts';
import { setStage } from './story/story.ts';

const TITLE = ['QUAGGATITLE', 'ЗИМОРОДОКТИТУЛ'];
const DOCUMENT = {
  id: 'A-1',
  objectId: 'x',
  clinic: 'Клиника',
  at: Date.UTC(2026, 4, 20),
  kind: 'pdf',
  category: 'studies',
};
const PATIENT = {
  lastName: 'Воробьёва',
  firstName: 'Анна',
  middleName: 'Ильинична',
  birthDate: '02.03.1990',
  snils: '-',
  policy: { number: '-' },
};
/** Without the rinse 6 to 24 stayed, of two documents opened once each; with it none to one. */
const FEW = 8;

describe.skipIf(!canReadRaw)('the raw memory of Chromium', () => {
  let portal: TrainingPortal;
  let session: Session;
  let cabinet: Tab;
  const folder = mkdtempSync(join(tmpdir(), 'medcard-let-go-'));
  beforeAll(async () => {
    // As browsers are used: the viewer's frame is a process of its own, which puppeteer switches off.
    portal = await startPortal();
    const chromiumArgs = ['--enable-features=IsolateSandboxedIframes'];
    ({ session } = await setStage('lk', portal, 'chromium', { chromiumArgs }));
    cabinet = await createArchive(session);
    const file = join(folder, 'a.pdf');
    writeFileSync(file, await makePdf({ ...DOCUMENT, title: `Справка ${TITLE.join(' ')}` } as never, PATIENT as never));
    await cabinet.upload('input[type=file]', file);
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  // By selectors only: whoever looks for words asks every element for its text, and leaves copies of the titles.
  it('keeps few words of a title after a lock, though the process lives on', async () => {
    for (let times = 0; times < 3; times++) {
      const [cover] = await cabinet.all('button.cover');
      await cover?.click();
      await cabinet.all('.viewer iframe');
      await wait(2_000);
      const [back] = await cabinet.all('.viewer .toolbar button');
      await back?.click();
    }
    await cabinet.all('button.cover');
    expect(countInRaw(session.profile, TITLE)).toBeGreaterThan(FEW);
    const [lock] = await cabinet.all('.lock-bar button');
    await lock?.click();
    await cabinet.all('input[type=password]');
    await cabinet.until(async () => countInRaw(session.profile, TITLE) <= FEW, 'the words to be overwritten', 60_000);
  });
});
