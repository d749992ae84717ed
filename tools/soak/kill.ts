import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Background } from '../../e2e/harness/background.ts';
import { downloadsOf, launch, type Session } from '../../e2e/harness/launch.ts';
import { logIn, openHealth, unlockArchive } from '../../e2e/harness/person.ts';
import type { Tab } from '../../e2e/harness/tab.ts';
import { startPortal, type TrainingPortal } from '../../portal/index.ts';
import type { BrowserName } from '../run/find-browser.ts';
import { exportedDigests, giveFolder } from './exported.ts';
import { digestOf, readyToMake, readyToRekey, SAID } from './kill-acts.ts';
import { strike } from './kill-blow.ts';
import { allOrNothing, type GivenCopy, readyToRestore } from './kill-restore.ts';
import { noise, titles } from './own-files.ts';
import { type Random, seeded } from './random.ts';
import type { Soak } from './run.ts';
import { Templates } from './template.ts';

/** Deaths in the life of one profile. */
const KILLS = 5;
/** One life in eleven is Firefox's: 60 lives are 300 deaths of Chromium, six are 30 of Firefox. */
const FIREFOX_EACH = 11;
const FILES = 4;
/** In which a copy is laid ready and switched to, and a little longer. */
const RESTORE_MS = 4_000;
/** The phrase is asked again, which takes a second; then the keys change, and each row after the other. */
const REKEY_MS = 4_000;
const MOMENT_MS = 1_200;
/** From so many rounds on each kind of act must have been acknowledged now and then, or the runs tell nothing. */
const ENOUGH = 10;
const DAMAGED = ['поврежд', 'второй копии нет', 'Список документов повреждён', 'не читается'];

/**
 * Documents are told apart by the SHA-256 of their bytes. `offered`: each that the archive was ever given, by a name.
 * `acked`: titles of the person's own that the product has shown as kept; `captured`: names of the portal's likewise.
 */
type Life = {
  browser: BrowserName;
  profile: string;
  folder: string;
  portal: TrainingPortal;
  offered: Map<string, string>;
  acked: Set<string>;
  captured: Set<string>;
  copies: GivenCopy[];
};

type Revived = { session: Session; cabinet: Tab };
/** What is going on when the blow comes. */
type Act = () => Promise<unknown>;
type Doing = (revived: Revived, life: Life, death: number, random: Random) => Promise<Act>;

const templates = new Templates();
const met = {
  kills: 0,
  underWay: 0,
  written: 0,
  captured: 0,
  made: 0,
  rekeyed: 0,
  compared: 0,
  restores: 0,
  unbegun: 0,
};

/**
 * The browser is killed with SIGKILL at a random moment while documents are captured, written or restored, and opened again on
 * the same profile: what was acknowledged is there and whole, and nothing is half there.
 */
export const kill: Soak = {
  what: 'SIGKILL of the browser while documents are captured, written, restored and sealed anew',
  rounds: 66,
  async round(seed, asked, deaths = KILLS) {
    const random = seeded(seed);
    const browser = asked ?? (seed % FIREFOX_EACH === 0 ? 'firefox' : 'chromium');
    const { profile } = await templates.copy(browser);
    const folder = mkdtempSync(join(tmpdir(), 'medcard-kill-'));
    const portal = await startPortal();
    portal.control.setHomeFace('lk');
    const life: Life = {
      ...{ browser, profile, folder, portal },
      ...{ offered: new Map(), acked: new Set(), captured: new Set(), copies: [] },
    };
    try {
      for (let death = 1; death <= deaths; death++) {
        const { session, cabinet } = await revive(life, `seed ${seed}, death ${death}`);
        const doing = random.oneOf<Doing>([capture, capture, write, write, restore, make, rekey]);
        const act = await doing({ session, cabinet }, life, death, random);
        const after = random.upTo(LASTS.get(doing) ?? MOMENT_MS);
        if (await strike(session, act, { after, where: `seed ${seed}, death ${death}` })) met.underWay++;
        met.kills++;
      }
      const last = await revive(life, `seed ${seed}, at the end`);
      await stillKeeps(last, life, random);
      await last.session.close();
    } finally {
      await portal.close();
      for (const one of [profile, folder, downloadsOf(profile)])
        rmSync(one, { recursive: true, force: true, maxRetries: 5 });
    }
  },
  counts: () => [
    `copies met after a death: ${met.restores}, of them with nothing added ${met.unbegun}, the others whole`,
    `deaths ${met.kills}, ${met.underWay} of them with something under way; found whole ${met.compared} times`,
    `acknowledged before a death: ${met.written} files, ${met.captured} captures, ${met.made} made by a page, ${met.rekeyed} re-keyings`,
  ],
  lacks: (rounds) => {
    if (rounds < ENOUGH) return [];
    const { underWay, written, captured, made, restores } = met;
    return Object.entries({ underWay, written, captured, made, restores }).flatMap(([what, n]) =>
      n > 0 ? [] : [what],
    );
  },
  close: () => templates.close(),
};

/** After all its deaths the browser is let live: a document of the portal must be acknowledged now, and be in the list. */
async function stillKeeps(revived: Revived, life: Life, random: Random): Promise<void> {
  const before = { ...met };
  const act = await capture(revived, life, 0, random);
  await act();
  Object.assign(met, before);
  const { cabinet } = revived;
  await cabinet.page.bringToFront();
  if (await cabinet.seesNow('Введите фразу, чтобы открыть')) await unlockArchive(cabinet);
  await cabinet.until(async () => (await lacking(cabinet, life)) === '', 'the last document', 30_000);
}

/** Opens the profile as the dead browser left it, unlocks, and compares with what was acknowledged. */
async function revive(life: Life, where: string): Promise<Revived> {
  for (const name of readdirSync(life.profile)) {
    if (/^(?:Singleton\w*|lock|\.parentlock)$/.test(name)) rmSync(join(life.profile, name), { force: true });
  }
  const session = await launch({ browser: life.browser, portalPort: life.portal.port, profile: life.profile });
  await Background.of(session);
  const cabinet = await session.openOwn('cabinet.html#archive');
  await cabinet.see('Введите фразу, чтобы открыть', 30_000);
  await giveFolder(cabinet);
  await unlockArchive(cabinet);
  await cabinet.see('Проверить архив', 60_000);
  // A capture that was cut in the middle is taken up by the background and may come a moment later.
  const missing = () => cabinet.until(async () => (await lacking(cabinet, life)) === '', where, 20_000);
  await missing().catch(async () => {
    throw new Error(`${where}: lost ${await lacking(cabinet, life)}; ${await cabinet.words()}`);
  });
  await cabinet.click('Проверить архив');
  await cabinet.see('Проверено всё', 60_000);
  for (const word of DAMAGED) assert.ok(!(await cabinet.seesNow(word)), `${where}: ${await cabinet.words()}`);
  await compare(cabinet, life, where);
  return { session, cabinet };
}

/** Every byte: what was acknowledged is there, nothing twice, and nothing that nobody gave. */
async function compare(cabinet: Tab, life: Life, where: string): Promise<void> {
  const { offered, acked, captured } = life;
  const faults = async () => {
    const written = await exportedDigests(cabinet);
    // The profile was born with one document, which is met at its first opening.
    if (offered.size === 0) for (const { digest } of written.slice(0, 1)) offered.set('the first document', digest);
    met.compared += written.length;
    const there = written.map(({ digest }) => digest);
    const given = [...offered.values()];
    return [
      ...[...acked, ...captured]
        .filter((name) => !there.includes(offered.get(name) ?? ''))
        .map((name) => `lost ${name}`),
      ...written.filter(({ digest }, at) => there.indexOf(digest) !== at).map(({ path }) => `twice ${path}`),
      ...written.filter(({ digest }) => !given.includes(digest)).map(({ path }) => `nobody gave ${path}`),
    ].join(', ');
  };
  await cabinet
    .until(async () => (await faults()) === '', where, 20_000)
    .catch(async () => assert.fail(`${where}: ${await faults()}`));
  const there = new Set((await exportedDigests(cabinet)).map(({ digest }) => digest));
  const whole = life.copies.length > 0 ? allOrNothing(life.copies, there, where) : 0;
  // What a restore has laid ready and left behind is gone by now.
  if (life.copies.length > 0)
    assert.ok(!(await cabinet.seesNow('Лишних записей')), `${where}: ${await cabinet.words()}`);
  met.restores += life.copies.length;
  met.unbegun += life.copies.length - whole;
}

async function lacking(cabinet: Tab, { acked, captured }: Life): Promise<string> {
  const there = await titles(cabinet);
  const lost = [...acked].filter((title) => !there.includes(title));
  // One document of the portal was there from the beginning.
  const fromPortal = there.filter((title) => !title.startsWith('файл ')).length;
  return [...lost, ...(fromPortal < captured.size ? [`${captured.size - fromPortal} captured`] : [])].join(', ');
}

/** Files of the person's own, a few at a time; each is acknowledged when it stands in the list. */
async function write({ cabinet }: Revived, life: Life, death: number, random: Random): Promise<Act> {
  const watch = async () => {
    for (const title of await titles(cabinet)) {
      if (title.startsWith('файл ') && !life.acked.has(title)) {
        life.acked.add(title);
        met.written++;
      }
    }
  };
  const add = async () => {
    for (let turn = 0; turn < 6; turn++) {
      const paths = Array.from({ length: FILES }, (_, at) => {
        const title = `файл ${death}-${turn}-${at}`;
        const path = join(life.folder, `${title}.pdf`);
        const bytes = noise(random, 20_000 + random.upTo(400_000));
        writeFileSync(path, bytes);
        life.offered.set(title, digestOf(bytes));
        return path;
      });
      const before = (await titles(cabinet)).length;
      const [input] = await cabinet.page.$$('input[type=file]');
      await (input as unknown as { uploadFile: (...paths: string[]) => Promise<void> }).uploadFile(...paths);
      await cabinet.until(async () => (await titles(cabinet)).length >= before + FILES, 'the files', 20_000);
    }
  };
  return () => Promise.race([add().then(watch), poll(watch)]);
}

/** Documents of the portal, while the archive stands open or closed. */
async function capture({ session, cabinet }: Revived, life: Life, death: number, random: Random): Promise<Act> {
  if (random.chance(0.5)) await cabinet.click('Закрыть сейчас');
  const tab = await session.open('https://www.gosuslugi.ru/');
  await logIn(tab);
  await openHealth(tab, 'lk');
  await tab.see('шаг');
  const links = await tab.page.$$('a[href$=".pdf"]');
  const link = links[death % links.length];
  const href = (await link?.evaluate((one) => (one as HTMLAnchorElement).href)) ?? '';
  life.offered.set(href, digestOf(await life.portal.control.bytesAt(href)));
  return async () => {
    await link?.click();
    await tab.see(SAID, 30_000);
    life.captured.add(href);
    met.captured++;
  };
}

/** A copy of the person's, all of which is there in the end, or nothing. */
async function restore({ cabinet }: Revived, life: Life, death: number, random: Random): Promise<Act> {
  const { copy, begin } = await readyToRestore(cabinet, { folder: life.folder, name: `из копии ${death}`, random });
  life.copies.push(copy);
  for (const [title, digest] of copy.digests) life.offered.set(title, digest);
  return begin;
}

async function make({ session }: Revived, life: Life, death: number, random: Random): Promise<Act> {
  const title = `снимок ${death} ${random.upTo(1_000)}`;
  const { digest, begin } = await readyToMake(session, life.portal, title);
  life.offered.set(title, digest);
  return async () => {
    await begin();
    life.captured.add(title);
    met.made++;
  };
}

async function rekey({ cabinet }: Revived, _life: Life, _death: number, random: Random): Promise<Act> {
  const begin = await readyToRekey(cabinet, random);
  return async () => {
    await begin();
    met.rekeyed++;
  };
}

const LASTS = new Map<Doing, number>([
  [restore, RESTORE_MS],
  [rekey, REKEY_MS],
  [make, 2 * MOMENT_MS],
]);

async function poll(look: () => Promise<void>): Promise<void> {
  for (;;) {
    await look();
    await wait(40);
  }
}
