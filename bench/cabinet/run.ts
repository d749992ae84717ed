import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Background } from '../../e2e/harness/background.ts';
import { launch, type Session } from '../../e2e/harness/launch.ts';
import { BROWSERS, createArchive, PHRASE } from '../../e2e/harness/person.ts';
import { withSource } from '../in-page.ts';
import { type Options, pause, say } from '../meter.ts';
import type { Row } from '../rows.ts';
import { dumpsIn } from './dumps.ts';
import { peakDuring, settled } from './heap.ts';
import { copyPace, press, timedEnter, timedPress, withoutCopies } from './in-cabinet.ts';
import { type Ours, type Round, rowsOf } from './report.ts';
import type { makeSample, Scale } from './sample.ts';

const COPY_PHRASE = 'берёза чайник якорь 83 сито';
const FULL: Scale = { small: 10_000, smallSize: 1_024, pdfs: 1_000, pdfSize: 150_000 };
const QUICK: Scale = { small: 1_000, smallSize: 1_024, pdfs: 100, pdfSize: 150_000 };
const UNLOCKS = 3;
const IDLE_MS = 20_000;
/** So many cards a list has at first: `RecordList`. */
const DRAWN = 200;

/** More would take the best part of an hour. */
const MOST_ROUNDS = 3;

/** B6, B16, B20: a copy of ten thousand records restored, made anew, and the archive opened, in the shipped cabinet. */
export async function run({ rounds: asked, quick }: Options): Promise<Row[]> {
  const rounds = Math.min(asked, MOST_ROUNDS);
  const scale = quick ? QUICK : FULL;
  const sample = await sampleOf(scale);
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const one = {} as Round;
    for (const browser of BROWSERS) {
      say(`B6, B16, B20: round ${round + 1} of ${rounds}, ${browser}`);
      one[browser] = { ...(await measure(browser, sample, scale)), dumps: await dumpsIn(browser, scale) };
    }
    measured.push(one);
  }
  return rowsOf(measured, scale);
}

/** Kept from run to run: it is the same work for whoever reads it, and takes a minute to make. */
export async function sampleOf(scale: Scale): Promise<string> {
  const path = resolve('.cache/bench', `sample-${Object.values(scale).join('-')}.tar.age`);
  if (existsSync(path)) return path;
  say(`Making a copy of ${scale.small + scale.pdfs} records …`);
  await withSource('/bench/cabinet/sample.ts', (module) =>
    (module as { makeSample: typeof makeSample }).makeSample(path, COPY_PHRASE, scale),
  );
  return path;
}

export async function measure(browser: (typeof BROWSERS)[number], sample: string, scale: Scale): Promise<Ours> {
  const profile = mkdtempSync(join(tmpdir(), 'medcard-bench-'));
  const firefoxPrefs = { 'privacy.reduceTimerPrecision': false };
  const session = await launch({ browser, portalPort: null, profile, firefoxPrefs });
  try {
    return await inSession(session, sample, scale);
  } finally {
    await session.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function inSession(session: Session, sample: string, scale: Scale): Promise<Ours> {
  const count = scale.small + scale.pdfs;
  const greeting = await Background.of(session);
  const cabinet = await createArchive(session);
  await greeting.own.close();
  const { page } = cabinet;
  const round: Ours = {
    restore: 0,
    copy: 0,
    restorePeak: 0,
    backup: 0,
    backupPeak: 0,
    opened: [],
    kdf: [],
    params: '',
    memory: null,
  };

  await cabinet.click('Восстановить из копии');
  await cabinet.upload('details[open] input[type=file]', sample);
  const [field] = await cabinet.all('details[open] input[type=password]');
  await field?.type(COPY_PHRASE);
  round.restorePeak = await peakDuring(session, async () => {
    round.restore = await timedPress(page, 'Посмотреть, что в копии', 'Новых:');
    round.restore += await timedPress(page, 'Добавить', 'Всё, что было в архиве, осталось');
  });
  round.copy = await copyPace(page);
  await withoutCopies(page);
  await press(page, 'Готово');
  if (session.name === 'chromium') await answerPicker(page);
  await press(page, 'Сделать копию');
  await cabinet.fill('Фраза для копии', COPY_PHRASE);
  await cabinet.notSee('проверяем…');
  await cabinet.fill('Фраза для копии ещё раз', COPY_PHRASE);
  round.backupPeak = await peakDuring(session, async () => {
    round.backup = await timedPress(page, 'Сохранить копию', 'Копия готова');
  });
  await press(page, 'К списку документов');
  round.params = await paramsOf(page);

  for (let at = 0; at < UNLOCKS; at++) {
    await lock(page);
    // The way of a phrase that does not fit is the derivation, and nothing of the archive.
    round.kdf.push(await timedEnter(page, 'не та фраза', { name: 'error', count: 1 }));
    round.opened.push(await timedEnter(page, PHRASE, { name: 'record', count: Math.min(count, DRAWN) }));
  }
  if (session.name === 'chromium') {
    await pause(IDLE_MS);
    const open = await settled(session);
    await lock(page);
    await pause(2_000);
    const locked = await settled(session);
    // The page that was loaded anew has a worker of its own, which has no keys yet.
    const left = locked.keyWorkers.filter((one) => open.keyWorkers.includes(one)).length;
    round.memory = { open: open.page, locked: locked.page, left };
  }
  return round;
}

type Page = Awaited<ReturnType<Session['openOwn']>>['page'];

/** The dialog belongs to the system and no driver reaches it: its answer, a real file handle, is given here. */
const answerPicker = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    Object.assign(globalThis, {
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
        (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true }),
    });
  });

/** The page loads itself anew when the archive is locked: what is asked of it before that is lost. */
async function lock(page: Page): Promise<void> {
  await page.bringToFront();
  await page.evaluate(() => Object.assign(globalThis, { benchBefore: true }));
  await press(page, 'Закрыть сейчас');
  const isLocked = () => !('benchBefore' in globalThis) && document.querySelector('form input[type=password]') !== null;
  for (let left = 600; left > 0; left--) {
    if (await page.evaluate(isLocked).catch(() => false)) return;
    await pause(100);
  }
  throw new Error('the archive did not close');
}

/** What the derivation was calibrated to when the archive was made here: `64 MiB, t = 3`. */
const paramsOf = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const { vaultHeaderA } = await chrome.storage.local.get('vaultHeaderA');
    const number = (name: string) => new RegExp(`"${name}":(\\d+)`).exec(String(vaultHeaderA))?.[1];
    return `${Number(number('m')) / 1_024} MiB, t = ${number('t')}`;
  });
