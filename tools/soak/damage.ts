import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { Background } from '../../e2e/harness/background.ts';
import { launch, type Session } from '../../e2e/harness/launch.ts';
import { unlockArchive } from '../../e2e/harness/person.ts';
import {
  harmCopy,
  harmRow,
  type KeptSeen,
  type RowHarm,
  type StoreSeen,
  seeCopies,
  seeKept,
  seeRows,
} from '../../e2e/harness/store-damage.ts';
import type { Tab } from '../../e2e/harness/tab.ts';
import type { BrowserName } from '../run/find-browser.ts';
import { harmProfile } from './profile-damage.ts';
import { type Random, seeded } from './random.ts';
import type { Soak } from './run.ts';
import { Templates } from './template.ts';

const ROW_HARMS = ['flip', 'cut', 'delete', 'swap', 'empty-store'] as const satisfies readonly RowHarm[];
const SAID = {
  restored: ['восстановлен из второй копии', 'восстановлено из второй копии', 'восстановлен из вторых копий'],
  uncopied: ['нет места на диске', 'браузер не даёт места', 'ещё дописываются'],
  lost: ['второй копии нет', 'Список документов повреждён', 'Архив открыть не получилось'],
};

const FROM_SPARE = ['взяты из запасных копий', 'пропала и записана заново'];
const DOOR = 'Введите фразу, чтобы открыть';
const KEY_LOST = 'Ключ архива повреждён';
const NEW = 'Создайте архив';

const templates = new Templates({ changed: true });

/**
 * A profile with a small archive is harmed, by rows in the open browser or by files while it is closed; then a person
 * opens the archive. What was damaged must be said, and what has a whole second copy must be back.
 */
export const damage: Soak = {
  what: 'injected damages of the store and of its second copies',
  rounds: 60,
  async round(seed, asked) {
    const random = seeded(seed);
    const drawn = random.oneOf<BrowserName>(['chromium', 'firefox']);
    const browser = asked ?? drawn;
    const { profile, whole, kept } = await templates.copy(browser);
    let session: Session | null = null;
    try {
      const byFile = random.chance(0.6);
      const where = [browser, ...(byFile ? harmFiles(profile, browser, random) : [])];
      session = await launch({ browser, portalPort: null, profile });
      // Settings lie in the browser's storage too, and may have gone: the words looked for are Russian.
      const { own } = await Background.of(session);
      const keptBefore = await seeKept(own);
      const cabinet = await session.openOwn('cabinet.html#archive');
      if (keptBefore.refused) await speakRussian(cabinet);
      if (!(await hasDoor(cabinet, { before: keptBefore, whole: kept }, where.join('; ')))) return;
      if (!byFile) where.push(await harmRows(cabinet, random));
      const held = await holds(cabinet, whole, where.join('; '));
      await toldOfSpares(cabinet, { before: keptBefore, whole: kept }, where.join('; '));
      const takes = { files: held.copied, settings: !keptBefore.refused };
      if (held.back) await mended(cabinet, kept, { takes, where: where.join('; ') });
    } finally {
      await session?.close().catch(() => undefined);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  },
  close: () => templates.close(),
};

/** Mostly one of them, since another one whole is what repair is about. */
function harmFiles(profile: string, browser: BrowserName, random: Random): string[] {
  const targets = random.oneOf([
    ...([['store'], ['store'], ['copies'], ['store', 'copies']] as const),
    ...([['settings'], ['settings'], ['settings', 'store'], ['settings', 'copies']] as const),
  ]);
  return targets.map((target) => harmProfile(profile, browser, target, random));
}

async function harmRows(cabinet: Tab, random: Random): Promise<string> {
  const harm = random.oneOf(ROW_HARMS);
  const part = random.oneOf(['body', 'segment', 'manifest'] as const);
  await harmRow(cabinet, harm, part, random.next());
  if (!random.chance(0.3)) return `${harm} ${part}`;
  await harmCopy(cabinet, 'flip');
  return `${harm} ${part}, and a second copy`;
}

/**
 * Whether the archive asks for its phrase: it must wherever its newest header is whole in one of three places. With none of
 * them it says so, and in no case offers to make a new one.
 */
async function hasDoor(cabinet: Tab, { before, whole }: Record<'before' | 'whole', KeptSeen>, where: string) {
  const said = async () => {
    for (const one of [DOOR, KEY_LOST, NEW]) if (await cabinet.seesNow(one)) return one;
    return null;
  };
  await cabinet
    .until(async () => (await said()) !== null, 'a door', 30_000)
    .catch(async () => {
      throw new Error(`${where}: neither a door nor why not; ${await cabinet.words()}`);
    });
  const header = whole.spares.header;
  const isThere = [...before.headers, before.spares.header].includes(header);
  assert.equal(await said(), isThere ? DOOR : KEY_LOST, where);
  return isThere;
}

type Held = { back: boolean; copied: boolean };
const headsOf = (sentinel: string | null) => sentinel && JSON.parse(sentinel).at(-1);

/** What came from a spare was lost, and that is said. One lost copy of the header is what a crash leaves, and nothing. */
async function toldOfSpares(cabinet: Tab, { before, whole }: Record<'before' | 'whole', KeptSeen>, where: string) {
  const isLost = !before.headers.includes(whole.headers[0]) || before.sentinel !== whole.sentinel;
  const said = await Promise.all(FROM_SPARE.map((words) => cabinet.seesNow(words)));
  assert.equal(said.includes(true), isLost, `${where}: of header and sentinel; ${await cabinet.words()}`);
}

/** What lies outside the store is as it was, in storage and in the spares, whichever of them was harmed and takes it. */
async function mended(
  cabinet: Tab,
  whole: KeptSeen,
  { takes, where }: { takes: { files: boolean; settings: boolean }; where: string },
): Promise<void> {
  const of = ({ headers, sentinel, spares }: KeptSeen) => ({
    settings: takes.settings ? [...headers, headsOf(sentinel)] : [],
    files: takes.files ? [spares.header, headsOf(spares.sentinel)] : [],
  });
  // Spares are written after the opening, and nobody waits for them.
  const isSame = async () => JSON.stringify(of(await seeKept(cabinet))) === JSON.stringify(of(whole));
  await cabinet.until(isSame, 'header and sentinel', 10_000).catch(async () => {
    assert.deepEqual(of(await seeKept(cabinet)), of(whole), `${where}: header or sentinel`);
  });
}

/** Settings that cannot be kept leave the language to the browser, whose own one is not everywhere Russian. */
async function speakRussian(cabinet: Tab): Promise<void> {
  await cabinet.page.evaluateOnNewDocument(() => void Object.assign(chrome.i18n, { getUILanguage: () => 'ru' }));
  await cabinet.reload();
}

/** What the browser gives back now; a store or folder it cannot read through holds nothing. */
async function look(cabinet: Tab): Promise<StoreSeen> {
  const rows = await seeRows(cabinet).catch(() => []);
  return { rows, ...(await seeCopies(cabinet).catch(() => ({ copies: [], spoiled: [] }))) };
}

async function holds(cabinet: Tab, whole: StoreSeen, where: string): Promise<Held> {
  const before = await look(cabinet);
  const storeHarmed = before.rows.join() !== whole.rows.join();
  const spoiled = new Set(before.spoiled);
  const copiesWhole = whole.copies.every((name) => before.copies.includes(name) && !spoiled.has(name));
  await unlockArchive(cabinet);
  const seen = async (words: readonly string[]) => {
    for (const one of words) if (await cabinet.seesNow(one)) return true;
    return false;
  };
  const ended = async () => (await cabinet.seesNow('Проверить архив')) || (await seen(SAID.lost));
  await cabinet.until(ended, 'an end', 60_000).catch(async () => {
    throw new Error(`${where}: neither opened nor said why not; ${await cabinet.words()}`);
  });
  if (await cabinet.seesNow('Проверить архив')) {
    await cabinet.click('Проверить архив');
    await cabinet.see('Проверено всё', 60_000);
  }
  const told = { restored: await seen(SAID.restored), lost: await seen(SAID.lost) };
  const after = await look(cabinet);
  const back = after.rows.join() === whole.rows.join() || (await cabinet.seesNow('Архив цел'));
  const what = `${where}: ${JSON.stringify({ storeHarmed, copiesWhole, back, ...told })}, ${await cabinet.words()}`;
  if (storeHarmed) assert.ok(told.restored || told.lost, `silent; ${what}`);
  // Whatever has become of the old place: there is always another to write to.
  if (copiesWhole || !storeHarmed) assert.ok(back && !told.lost, `not mended; ${what}`);
  const copied = whole.copies.every((name) => after.copies.includes(name) && !after.spoiled.includes(name));
  const why = await seen(SAID.uncopied);
  if (back) assert.ok(copied || why, `second copies are missing without a word; ${what}`);
  if (!back) assert.ok(told.lost, `lost without a word; ${what}`);
  return { back, copied };
}
