import assert from 'node:assert/strict';
import { CANARIES } from '../../portal/index.ts';
import { createArchive, lockArchive, openHealth, PHRASE, unlockArchive } from '../harness/person.ts';
import type { Tab } from '../harness/tab.ts';
import { type Stage, type Step, show } from './stage.ts';

/** From the archive's creation to the document in it, opened and closed. */
export const CREATING: readonly Step[] = [
  {
    name: 'creates the archive with a strong phrase and closes it',
    async play(stage) {
      await show(stage, await createArchive(stage.session), 'cabinet');
      await lockArchive(cabinetOf(stage));
      return '«Архив открыт и пока пуст», then «Архив закрыт»';
    },
  },
];

export const KEEPING: readonly Step[] = [
  {
    name: 'downloads a PDF: a sealed copy is kept although the archive is closed',
    async play(stage) {
      await show(stage, await stage.session.open('https://www.gosuslugi.ru/help'), 'tab');
      await openHealth(stage.tab, stage.face);
      await stage.tab.see('шаг');
      await stage.tab.click('Скачать PDF');
      await stage.tab.see('Зашифрованная копия сохранена в архив', 60_000);
      return '«Зашифрованная копия сохранена в архив»';
    },
  },
  {
    name: 'opens the cabinet, says the phrase and sees the record',
    async play(stage) {
      const cabinet = await show(stage, cabinetOf(stage));
      await cabinet.see('1 новый документ ждёт вас внутри');
      await unlockArchive(cabinet, PHRASE);
      await cabinet.see('Добавлен 1 документ, пока архив был закрыт', 60_000);
      const title = await recordTitle(cabinet);
      return `«Добавлен 1 документ, пока архив был закрыт»: ${title}`;
    },
  },
  {
    name: 'opens the document in the viewer',
    async play(stage) {
      const cabinet = cabinetOf(stage);
      await cabinet.click(await recordTitle(cabinet));
      await cabinet.see('Страница 1 из 1', 60_000);
      const dark = await darkPoints(cabinet);
      assert.ok(dark > 500, `the page is drawn, not blank (${dark} dark points)`);
      const words = await wordsIn(cabinet);
      if (words !== null) for (const word of CANARIES) assert.ok(words.includes(word), `the page's text has ${word}`);
      return `«Страница 1 из 1», ${dark} dark points on the page`;
    },
  },
  {
    name: 'goes back and closes the archive: nothing of the document is left on the screen',
    async play(stage) {
      const cabinet = cabinetOf(stage);
      await cabinet.click('К списку');
      const title = await recordTitle(cabinet);
      await lockArchive(cabinet);
      assert.equal(await cabinet.seesNow(title), false, 'the title is gone');
      return '«Архив закрыт»';
    },
  },
  {
    name: 'leaves the portal as it was: no letter opened, nothing marked as read',
    async play({ portal }) {
      const { served, marked } = portal.control.state();
      assert.deepEqual({ served, marked }, { served: [], marked: [] });
      return 'no letter opened, nothing marked as read';
    },
  },
];

function cabinetOf({ cabinet }: Stage): Tab {
  assert.ok(cabinet, 'the cabinet is open');
  return cabinet;
}

const recordTitle = async (cabinet: Tab): Promise<string> => {
  await cabinet.until(async () => (await cabinet.page.$('button.cover')) !== null, 'a record in the list');
  return cabinet.page.$eval('button.cover', (button) => button.textContent ?? '');
};

/** Dark points on the screen where the sandboxed frame is: its origin is opaque, so the picture itself is looked at. */
async function darkPoints(cabinet: Tab): Promise<number> {
  const frame = await cabinet.page.$('iframe');
  assert.ok(frame, 'the viewer is open');
  const shot = await frame.screenshot({ encoding: 'base64' });
  return cabinet.page.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, 0);
    const pixels = pen?.getImageData(0, 0, image.width, image.height).data ?? [];
    let dark = 0;
    for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 100) dark++;
    return dark;
  }, shot);
}

/** The page's words beside the drawing, for screen readers; null where the driver cannot reach into the frame. */
async function wordsIn(cabinet: Tab): Promise<string | null> {
  const frame = cabinet.page.frames().find((one) => one.url().endsWith('/viewer.html'));
  return frame ? frame.evaluate(() => document.body.textContent ?? '') : null;
}
