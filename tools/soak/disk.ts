import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Background } from '../../e2e/harness/background.ts';
import { launch, type Session } from '../../e2e/harness/launch.ts';
import { unlockArchive } from '../../e2e/harness/person.ts';
import type { Tab } from '../../e2e/harness/tab.ts';
import type { BrowserName } from '../run/find-browser.ts';
import { noise, titles } from './own-files.ts';
import { type Random, seeded } from './random.ts';
import type { Soak } from './run.ts';
import { Templates } from './template.ts';

const DISK = 64 * 2 ** 20;
/** The person adds so often; the disk is full long before. */
const TRIES = 14;
const REFUSED = 'На диске нет места';

const templates = new Templates();
const met = { acknowledged: 0, refused: 0, cut: 0 };

/**
 * The profile lies on a disk of 64 MB, which the person's own files and somebody else's fill. What the archive takes is
 * kept, what it does not take is refused with a reason; and once there is room again everything opens and is whole.
 * Needs the right to mount.
 */
export const disk: Soak = {
  what: 'a full disk of 64 MB under the profile',
  rounds: 12,
  async round(seed, asked) {
    const random = seeded(seed);
    const browser = asked ?? random.oneOf<BrowserName>(['chromium', 'chromium', 'firefox']);
    const where = `${browser}, seed ${seed}`;
    const { profile: made } = await templates.copy(browser);
    const [place, files] = [mkdtempSync(join(tmpdir(), 'medcard-disk-')), mkdtempSync(join(tmpdir(), 'medcard-own-'))];
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', place]);
    const profile = join(place, 'profile');
    try {
      cpSync(made, profile, { recursive: true });
      const acked = await fill(browser, profile, { place, files, random, where });
      await reopened(browser, profile, acked, where);
    } finally {
      execFileSync('umount', ['-l', place]);
      for (const one of [place, files, made]) rmSync(one, { recursive: true, force: true, maxRetries: 5 });
    }
  },
  counts: () => [`acknowledged ${met.acknowledged} files, refused ${met.refused}, cut off by the browser ${met.cut}`],
  close: () => templates.close(),
};

type Place = { place: string; files: string; random: Random; where: string };

/** Adds files until the disk is full and once more; somebody else's file may take the rest at any moment. */
async function fill(browser: BrowserName, profile: string, { place, files, random, where }: Place): Promise<string[]> {
  const session = await launch({ browser, portalPort: null, profile });
  let acked: string[] = [];
  const intruder = random.chance(0.5) ? random.upTo(6) : null;
  try {
    const cabinet = await unlocked(session);
    let refused = false;
    for (let turn = 0; turn < TRIES && !(refused && turn > 8); turn++) {
      if (turn === intruder) occupy(place, random);
      const name = `файл ${turn}.pdf`;
      const path = join(files, name);
      writeFileSync(path, noise(random, 500_000 + random.upTo(9_000_000)));
      await add(cabinet, path);
      const there = async () => (await titles(cabinet)).includes(`файл ${turn}`);
      const told = async () => (await there()) || (await cabinet.seesNow(REFUSED));
      await cabinet.until(told, name, 30_000).catch(async () => {
        const { bavail, bsize } = statfsSync(place);
        throw new Error(`${where}: no word about ${name}, ${bavail * bsize} bytes free; ${await cabinet.words()}`);
      });
      if (await there()) acked = await titles(cabinet);
      else refused = true;
      if (await cabinet.seesNow('Понятно')) await cabinet.click('Понятно');
    }
    assert.ok(refused, `${where}: a full disk and no word of it`);
    met.refused++;
  } catch (cause) {
    // A browser may not bear a full disk and end; what it had acknowledged must be there all the same.
    if (session.browser.connected) throw cause;
    met.cut++;
  } finally {
    await session.close().catch(() => undefined);
  }
  rmSync(join(place, 'somebody-elses'), { force: true });
  met.acknowledged += acked.length;
  return acked;
}

/** All that is free but a little. */
function occupy(place: string, random: Random): void {
  const { bavail, bsize } = statfsSync(place);
  const size = Math.max(0, bavail * bsize - random.upTo(3_000_000));
  writeFileSync(join(place, 'somebody-elses'), Buffer.alloc(size));
}

async function reopened(browser: BrowserName, profile: string, acked: readonly string[], where: string): Promise<void> {
  const session = await launch({ browser, portalPort: null, profile });
  try {
    const cabinet = await unlocked(session);
    await cabinet.until(
      async () => {
        const there = await titles(cabinet);
        return acked.every((title) => there.includes(title));
      },
      `${where}: ${acked.join(', ')}; ${(await titles(cabinet)).join(', ')}`,
      20_000,
    );
    await cabinet.click('Проверить архив');
    await cabinet.see('Проверено всё', 60_000);
    assert.ok(!(await cabinet.seesNow('второй копии нет')), `${where}: ${await cabinet.words()}`);
  } finally {
    await session.close().catch(() => undefined);
  }
}

async function unlocked(session: Session): Promise<Tab> {
  await Background.of(session);
  const cabinet = await session.openOwn('cabinet.html#archive');
  await cabinet.see('Введите фразу, чтобы открыть', 30_000);
  await unlockArchive(cabinet);
  await cabinet.see('Проверить архив', 60_000);
  return cabinet;
}

async function add(cabinet: Tab, path: string): Promise<void> {
  const [input] = await cabinet.page.$$('input[type=file]');
  await (input as unknown as { uploadFile: (path: string) => Promise<void> }).uploadFile(path);
}
