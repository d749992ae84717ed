import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TWO_COLOURS_HEIC } from '../utils/documents/desk/test-heic.ts';
import { bytesOf, gif, printJpeg, withPosition } from '../utils/documents/scan/test-pictures.ts';
import { Background } from './harness/background.ts';
import { downloaded, launch, type Session } from './harness/launch.ts';
import { BROWSERS } from './harness/person.ts';
import type { Tab } from './harness/tab.ts';

const LIMIT = 1_000_000;
const QPDF = spawnSync('which', ['qpdf']).status === 0;
const NUMBER = '5400000777';

/** Photographs of pages with print on them, drawn by the browser that is there anyway; the first tells its position. */
async function photographs(tab: Tab, folder: string): Promise<string[]> {
  const drawn = await tab.page.evaluate(async () => {
    const draw = async (seed: number, type: string) => {
      const canvas = new OffscreenCanvas(2_400, 3_200);
      const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      pen.fillStyle = '#51473c';
      pen.fillRect(0, 0, 2_400, 3_200);
      pen.fillStyle = '#e4e2dc';
      pen.fillRect(160, 180, 2_080, 2_840);
      pen.fillStyle = '#222';
      pen.font = '44px serif';
      for (let y = 360; y < 2_900; y += 74)
        pen.fillText('Справка о прикреплении к медицинской организации выдана пациенту', 330, y + (seed % 7), 1_700);
      const light = pen.getImageData(0, 0, 2_400, 3_200);
      // Grain, as a sensor has: without it any picture is small.
      for (let at = 0, state = seed; at < light.data.length; at += 4) {
        state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
        const grain = ((state >> 16) % 25) - 12;
        for (let colour = 0; colour < 3; colour++) light.data[at + colour] = (light.data[at + colour] ?? 0) + grain;
      }
      pen.putImageData(light, 0, 0);
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type, quality: 0.95 })).arrayBuffer());
      let latin = '';
      for (let at = 0; at < bytes.length; at += 8_192) latin += String.fromCharCode(...bytes.subarray(at, at + 8_192));
      return btoa(latin);
    };
    return [await draw(1, 'image/jpeg'), await draw(2, 'image/jpeg'), await draw(3, 'image/png')];
  });
  const [first = '', second = '', third = ''] = drawn;
  const bytes = [first, second, third].map((base64) => new Uint8Array(Buffer.from(base64, 'base64')));
  const files = [withPosition(bytes[0] ?? new Uint8Array()), bytes[1], bytes[2]];
  return files.map((file, at) => {
    const path = join(folder, ['паспорт.jpg', 'справка.jpg', 'полис.jpg'][at] ?? '');
    writeFileSync(path, file ?? '');
    return path;
  });
}

/** What this browser sees in the middle of the left and of the right half. */
const coloursOf = (tab: Tab, picture: Uint8Array) =>
  tab.page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const { width, height } = image;
    const pen = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D;
    pen.drawImage(image, 0, 0);
    const at = (part: number) => [...pen.getImageData(width * part, height / 2, 1, 1).data.slice(0, 3)];
    return { size: [width, height], halves: [at(0.25), at(0.75)] };
  }, Buffer.from(picture).toString('base64'));

describe.each(BROWSERS)('the desk for documents, in %s', (browser) => {
  let session: Session;
  let tab: Tab;
  let background: Background;
  const folder = mkdtempSync(join(tmpdir(), 'medcard-desk-'));
  beforeAll(async () => {
    session = await launch({ browser, portalPort: null });
    background = await Background.of(session);
    tab = await session.openOwn('cabinet.html#desk');
    await tab.see('Сканы и обращения');
  });
  afterAll(async () => {
    await session?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('three photographs become one PDF under the limit that stock tools read, without the place', async () => {
    const paths = await photographs(tab, folder);
    const before = paths.map((path) => readFileSync(path).toString('base64'));
    await tab.upload('input[type=file]', ...paths);
    await tab.see('В снимке записано, где он сделан', 60_000);
    await tab.see('По имени это другой формат, а внутри PNG', 60_000);
    await tab.until(
      async () => (await tab.page.$$eval('.scan img', (all) => all.length)) === 3,
      'three previews',
      60_000,
    );
    expect(await tab.words()).toContain('Хорошо читается');
    expect(await tab.words()).not.toMatch(/смазан|Не в фокусе|Блик|темно/);
    await tab.page.select('select.desk-limit', '1');
    await tab.click('Собрать файл');
    await tab.see('Готово: документы.pdf', 90_000);
    await tab.see('В нём 3 страницы');
    await tab.click('Сохранить');
    const pdf = await downloaded(session.profile, '.pdf');
    const bytes = readFileSync(pdf);
    expect(bytes.length).toBeLessThanOrEqual(LIMIT);
    expect(bytes.length).toBeGreaterThan(LIMIT / 5);
    const read = await PDFDocument.load(bytes);
    expect(read.getPageCount()).toBe(3);
    expect(bytes.includes('Exif\0\0', 0, 'latin1')).toBe(false);
    if (QPDF) expect(execFileSync('qpdf', ['--check', pdf], { encoding: 'utf8' })).toMatch(/No syntax or stream/);
    // What the person gave is as it was.
    expect(paths.map((path) => readFileSync(path).toString('base64'))).toEqual(before);
  }, 120_000);

  it('says of each bad file what it is and what to do, goes on with the rest, and leaves all as they were', async () => {
    const first = readFileSync(join(folder, 'паспорт.jpg'));
    const size = (px: number) => [px >>> 24, (px >>> 16) & 255, (px >>> 8) & 255, px & 255];
    const ihdr = [...Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), ...size(20_000), ...size(20_000)];
    const bad: Readonly<Record<string, readonly [bytes: Uint8Array, says: string]>> = {
      'план.png': [Uint8Array.from([...ihdr, 8, 2, ...new Array(40).fill(0)]), 'больше 64 миллионов точек'],
      'вход.jpg': [Buffer.from('<!doctype html><p>Войдите'), 'Это не снимок и не PDF'],
      'огромный.jpg': [first, 'Файл больше 200 МБ'],
      'выписка.jpg': [Buffer.from('%PDF-1.7\n%%EOF'), 'По имени это другой формат, а внутри PDF'],
      'движется.gif': [gif(3), 'Это анимация, а не снимок документа'],
      'печать.jpg': [printJpeg(1_240, 1_752), 'Цвета сохранены для печати'],
      'IMG_0001.HEIC': [bytesOf('\0\0\0\x18ftypheic\0\0\0\0heic'), 'Открыть снимок не получилось'],
      'пустой.jpg': [new Uint8Array(), 'Файл пуст'],
      'обрыв.jpg': [first.subarray(0, first.length / 2), 'Файл обрывается: часть снимка не дошла'],
      'целый.png': [readFileSync(join(folder, 'полис.jpg')), 'Повернуть на четверть'],
    };
    const paths = Object.entries(bad).map(([name, [bytes]]) => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      if (name === 'огромный.jpg') truncateSync(path, 200 * 1_024 * 1_024);
      return path;
    });
    const told = () => paths.map((path) => [statSync(path).size, statSync(path).mtimeMs]);
    const before = told();
    const contents = () => paths.filter((path) => !path.includes('огромный')).map((path) => readFileSync(path));
    const were = contents();
    await tab.upload('input[type=file]', ...paths);
    const cardOf = (name: string): Promise<string> =>
      tab.page.$$eval(
        '.scan',
        (all, wanted) => (all.find((one) => one.querySelector('h3')?.textContent === wanted) as HTMLElement)?.innerText,
        name,
      );
    for (const [name, [, says]] of Object.entries(bad))
      await tab.until(
        async () => (await cardOf(name)).replaceAll('\u00a0', ' ').includes(says),
        `«${says}» of ${name}`,
        40_000,
      );
    expect(await tab.page.$$eval('.scan', (all) => all.length)).toBe(3 + paths.length);
    expect(told()).toEqual(before);
    expect(contents().every((bytes, at) => bytes.equals(were[at] as Buffer))).toBe(true);
    // What can be used of them goes into the file with the three of before: the print and the whole one.
    await tab.page.select('select.desk-limit', '10');
    await tab.click('Собрать файл');
    await tab.see('В нём 5 страниц', 60_000);
  }, 240_000);

  it('opens a HEIC from a telephone, and makes a JPEG that shows the same', async () => {
    const fresh = await session.openOwn('cabinet.html#desk');
    await fresh.see('Сканы и обращения');
    const path = join(folder, 'IMG_0002.HEIC');
    writeFileSync(path, TWO_COLOURS_HEIC);
    await fresh.upload('input[type=file]', path);
    await fresh.see('Такой формат портал обычно не принимает', 90_000);
    await fresh.until(async () => (await fresh.page.$$eval('.scan img', (all) => all.length)) === 1, 'its preview');
    await fresh.click('Отдельный JPEG из каждого');
    await fresh.click('Собрать файл');
    await fresh.see('Готово: IMG_0002', 90_000);
    await fresh.click('Сохранить');
    const jpeg = readFileSync(await downloaded(session.profile, '.jpg'));
    const seen = await coloursOf(fresh, jpeg);
    expect(seen.size).toEqual([640, 480]);
    for (const [at, wanted] of [
      [220, 30, 30],
      [30, 30, 220],
    ].entries())
      for (const [part, value] of wanted.entries())
        expect(Math.abs((seen.halves[at]?.[part] ?? 0) - value)).toBeLessThan(12);
    await fresh.close();
    await tab.page.bringToFront();
  }, 180_000);

  it('writes a letter to the clinic, and it is copied as it stands', async () => {
    await tab.page.evaluate(() => {
      location.hash = '#desk/letters';
    });
    await tab.fill('Клиника', 'Поликлиника № 5');
    await tab.fill('Какой документ', `Протокол ${NUMBER}`);
    await tab.page.evaluate(() => {
      // The clipboard of a headless browser is closed to drivers; what is put there is what is looked at.
      Object.assign(navigator.clipboard, {
        writeText: async (text: string) => Object.assign(globalThis, { copiedLetter: text }),
      });
    });
    await tab.click('Скопировать');
    await tab.see('Письмо скопировано');
    const copied = await tab.page.evaluate(() => (globalThis as { copiedLetter?: string }).copiedLetter ?? '');
    expect(copied).toMatch(/^Главному врачу: Поликлиника № 5/);
    expect(copied).toContain(`Протокол ${NUMBER}`);
    expect(copied).toContain('РЭМД');
    expect(copied).toMatch(/\[впишите: фамилия, имя, отчество\]$/);
  });

  const note = async (until: string) => {
    await tab.page.$eval(
      'input[type=date]',
      (input, day) => {
        const date = input as HTMLInputElement;
        date.value = day;
        date.dispatchEvent(new Event('input', { bubbles: true }));
      },
      until,
    );
    await tab.click('Добавить срок');
  };

  it('remembers until when a paper is valid, and nothing else of it', async () => {
    await tab.page.bringToFront();
    await tab.page.evaluate(() => {
      location.hash = '#desk/numbers';
    });
    await tab.see('Пока ничего не записано');
    await note('2020-01-31');
    await tab.see('до 31 января 2020');
    await tab.see('истёк');
    await tab.fill('СНИЛС', '112-233-445 94');
    await tab.page.keyboard.press('Tab');
    await tab.see('контрольная цифра не сходится');
    const kept = await tab.page.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null)));
    expect(kept).toContain('2020-01-31');
    expect(kept).not.toContain('112-233');
  });

  it('tells once, a month before a paper ends, without a word of which', async () => {
    const day = new Date(Date.now() + 40 * 86_400_000);
    await note([day.getFullYear(), day.getMonth() + 1, day.getDate()].map((n) => String(n).padStart(2, '0')).join('-'));
    await tab.see('осталось 40 дней');
    await background.ring(9 * 24 * 60, 'papers');
    await new Promise((heard) => setTimeout(heard, 1_500));
    expect(await background.notified()).not.toContain('papers');
    await background.ring(2 * 24 * 60, 'papers');
    await tab.until(async () => (await background.notified()).includes('papers'), 'the reminder', 20_000);
    await tab.page.evaluate(() => {
      location.hash = '#settings';
    });
    if (await background.clickNotification('papers')) await session.tabAt('cabinet.html#desk/numbers');
  });
});
