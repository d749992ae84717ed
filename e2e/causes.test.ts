import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal, type TrainingPortal } from '../portal/index.ts';
import type { CauseId, Facts } from '../utils/diagnostics';
import { Checked } from './causes/check.ts';
import { fillDisk, OWN_BROWSERS, type OwnBrowser } from './causes/own-browsers.ts';
import { PROVOKED } from './causes/provoke.ts';
import { changeOf, readRecorded, record } from './causes/record.ts';
import { grantedBuild } from './harness/granted.ts';
import { launch } from './harness/launch.ts';
import { BROWSERS } from './harness/person.ts';

const RECORDING = process.env.MEDCARD_RECORD === '1';
/** Two causes at once, one over the other: what the tables reckon from single ones is true of the browser, too. */
const PAIRS: readonly (readonly [first: CauseId, second: CauseId])[] = [
  ['clock', 'session-over'],
  ['clock', 'companion-off'],
  ['works-soon', 'companion-off'],
  ['server-error', 'page-changed'],
  ['header-full', 'twin-cookie'],
  ['twin-cookie', 'session-over'],
  ['one-host', 'session-over'],
  ['anti-bot', 'archive-damaged'],
  ['login-refused', 'other-add-ons'],
  ['not-confirmed', 'slow'],
];

describe.each(BROWSERS)('causes in %s', (browser) => {
  const folder = browser === 'chromium' ? grantedBuild() : null;
  let portal: TrainingPortal;
  let at: Checked;
  let good: Facts;

  const kept = (id: CauseId, facts: Facts) => {
    const change = changeOf(good, facts);
    if (RECORDING) record(id, browser, change);
    expect(change).toEqual(readRecorded()[id]?.[browser]);
  };

  beforeAll(async () => {
    portal = await startPortal();
    const session = await launch({
      browser,
      portalPort: portal.port,
      firefoxPrefs: { 'extensions.webextOptionalPermissionPrompts': false },
      ...(folder ? { extension: folder } : {}),
    });
    at = await Checked.in(session);
    await at.look();
    if (browser === 'firefox') await at.cabinet.click('Разрешить посмотреть cookie');
  });
  afterAll(async () => {
    await at?.session.close();
    await portal?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('are none on a good day', async () => {
    const seen = await at.look();
    expect(seen.causes).toEqual([]);
    good = seen.facts;
  });

  it.each((Object.keys(PROVOKED) as CauseId[]).filter((id) => OWN_BROWSERS[id]?.only !== browser))(
    '%s comes true and is ranked first',
    async (id) => {
      const heal = await PROVOKED[id]?.({ at, portal });
      const seen = await at.look();
      await heal?.();
      expect(seen.first).toBe(id);
      kept(id, seen.facts);
      expect((await at.look()).causes).toEqual([]);
    },
  );

  it.each(PAIRS)('%s is ranked before %s, and both are told', async (first, second) => {
    // What lies nearer to the page comes first, except the end of the login: nothing can be opened after it.
    const order = second === 'session-over' ? [first, second] : [second, first];
    const heals: (() => Promise<unknown>)[] = [];
    for (const id of order) heals.unshift((await PROVOKED[id]?.({ at, portal })) ?? (async () => undefined));
    const { causes } = await at.look();
    for (const heal of heals) await heal();
    expect(causes[0]).toBe(first);
    expect(causes).toContain(second);
    expect((await at.look()).causes).toEqual([]);
  });

  for (const [id, own] of Object.entries(OWN_BROWSERS) as [CauseId, OwnBrowser][])
    it.skipIf(own.skip || (own.only ?? browser) !== browser)(
      `${id} comes true in a browser of its own and is ranked first`,
      async () => {
        const { options, logged, undo } = own.make(browser);
        // The build that ships: whatever the browser gives without a question, it gives here.
        const session = await launch({ browser, portalPort: portal.port, ...options });
        try {
          const there = await Checked.in(session, logged);
          if (id === 'disk-full') fillDisk(session.profile);
          const seen = await there.look();
          expect(seen.first).toBe(id);
          kept(id, seen.facts);
        } finally {
          await session.close();
          undo();
        }
      },
    );
});
