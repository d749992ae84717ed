import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePdf } from '../../portal/documents/pdf.ts';
import { answerPickers, chooseCopy, makeKey, takePicked } from '../harness/backups.ts';
import { downloaded } from '../harness/launch.ts';
import { keepDocument, lockArchive, PHRASE, unlockArchive } from '../harness/person.ts';
import type { Tab } from '../harness/tab.ts';
import { type Stage, show } from './stage.ts';
import { madeAndHeld, olderVersion } from './tour-more.ts';

/**
 * Words to look for afterwards, each for one place. Rows of letters that no language has: a compressor that knows the
 * text before finds nothing of them to point back at, and leaves them whole.
 */
export const WORDS = {
  file: 'QZ7XWKJ4VB',
  title: 'ЪЖЦ9ЩФЭХ',
  picture: 'XJ3QVZW8KD',
  correction: 'ЩЪФ6ЖЦЫЮ',
  person: 'Жщъцфёх',
  theirs: 'VQ5KZXJW9H',
  version: 'KVX8ZQW2JB',
  clinic: 'ЦЪЩ4ФЖЮЫ',
  letter: 'WZ6JQXK2VT',
  number: '087-654-303',
} as const;
const COPY_PHRASE = 'берёза чайник якорь 83 сито';
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const PATIENT = { lastName: WORDS.person, firstName: 'Анна', middleName: 'Петровна', birthDate: '12.03.1985' };
const POLICY = { snils: '000', policy: { number: '1', verified: true } };
const DOCUMENT = { id: 'A-1', objectId: 'x', clinic: WORDS.clinic, at: Date.UTC(2026, 4, 20), category: 'studies' };

/**
 * Through what the archive can do with documents of the person's own, from a locked archive to a locked one. Gives every
 * word that must be nowhere in clear.
 * @param folder for the person's own files, outside of the profile
 */
export async function tour(stage: Stage, folder: string): Promise<string[]> {
  assert.ok(stage.cabinet, 'the cabinet is open');
  const cabinet = await show(stage, stage.cabinet);
  await atTheDesk(stage, folder);
  await show(stage, cabinet);
  // A phrase that is shown is text like any other to a browser that writes down what stands in a page it leaves.
  await cabinet.fill('Фраза', PHRASE);
  await cabinet.click('Показать');
  await lookAside(cabinet);
  await unlockArchive(cabinet);
  await ownFiles(cabinet, folder);
  const key = await makeKey(cabinet);
  await backThroughCopy(stage, cabinet, folder);
  await olderVersion(cabinet, folder, WORDS.version);
  await cabinet.click('Перешифровать архив');
  await cabinet.fill('Фраза', PHRASE);
  await cabinet.click('Перешифровать');
  await cabinet.see('Архив перешифрован', 60_000);
  await lockArchive(cabinet);
  const tab = await stage.session.open('https://www.gosuslugi.ru/help');
  await keepDocument(tab, stage.face);
  await cabinet.page.bringToFront();
  await cabinet.see('1 новый документ ждёт вас внутри');
  await madeAndHeld(stage);
  await cabinet.page.bringToFront();
  await cabinet.see('ждут вас внутри');
  return [...Object.values(WORDS), PHRASE, COPY_PHRASE, key, key.slice(-20)];
}

const covers = (cabinet: Tab) =>
  cabinet.page.$$eval('button.cover', (all) => all.map(({ textContent }) => textContent ?? ''));
const listed = (cabinet: Tab, count: number) =>
  cabinet.until(async () => (await covers(cabinet)).length === count, `${count} records`, 60_000);

/** Added, opened, corrected, and one given to a second person. */
async function ownFiles(cabinet: Tab, folder: string): Promise<void> {
  const [document, picture, theirs] = (
    [`${WORDS.file}.pdf`, `${WORDS.picture}.png`, `${WORDS.theirs}.png`] as const
  ).map((name) => join(folder, name)) as [string, string, string];
  writeFileSync(
    document,
    await makePdf({ ...DOCUMENT, title: `Справка ${WORDS.title}` } as never, { ...PATIENT, ...POLICY } as never),
  );
  writeFileSync(theirs, Buffer.concat([Buffer.from(PIXEL, 'base64'), Buffer.from(WORDS.theirs)]));
  await listed(cabinet, 1);
  await cabinet.upload('input[type=file]', document, picture);
  await cabinet.click(`Новый человек: ${WORDS.person}`, 60_000);
  await cabinet.notSee('ждёт решения', 60_000);
  await cabinet.click('Мой архив');
  await listed(cabinet, 2);
  await cabinet.click(WORDS.picture);
  await cabinet.click('Исправить описание', 30_000);
  await cabinet.fill('Название', WORDS.correction);
  await cabinet.click('Сохранить');
  await cabinet.notSee('Дата документа');
  await cabinet.click('К списку');
  await cabinet.click(WORDS.person);
  await cabinet.see(WORDS.clinic);
  await cabinet.click(WORDS.title);
  await cabinet.see('Страница 1 из 1', 60_000);
  await cabinet.click('К списку');
  await cabinet.upload('input[type=file]', theirs);
  await listed(cabinet, 2);
}

/** A copy of everybody, read back; what was deleted meanwhile comes back from it. */
async function backThroughCopy({ session }: Stage, cabinet: Tab, folder: string): Promise<void> {
  const picks = session.name === 'chromium';
  if (picks) await answerPickers(cabinet);
  await cabinet.click('Резервная копия');
  await cabinet.fill('Фраза для копии', COPY_PHRASE);
  await cabinet.notSee('проверяем…');
  await cabinet.fill('Фраза для копии ещё раз', COPY_PHRASE);
  await cabinet.click('Сохранить копию');
  await cabinet.see(`Копия готова${picks ? ' и проверена' : ''}: 4 из 4 документов`, 60_000);
  const copy = picks ? await takePicked(cabinet, folder) : await downloaded(session.profile, '.tar.age');
  await cabinet.click('Готово');
  await cabinet.click('К списку документов');
  await cabinet.click(WORDS.theirs);
  await cabinet.click('Удалить', 30_000);
  await cabinet.see(`Удалено: ${WORDS.theirs}`);
  await cabinet.click('Резервная копия');
  await cabinet.click('Восстановить из копии');
  await chooseCopy(cabinet, copy, COPY_PHRASE, 'Посмотреть, что в копии');
  await cabinet.click('Добавить 1 документ', 60_000);
  await cabinet.see('Добавлен 1 документ из копии', 60_000);
  await cabinet.click('Готово');
  await cabinet.click('К списку документов');
  await listed(cabinet, 2);
}

/** A letter and a number are typed, a picture is laid on the desk; the page stays open until the archive is locked. */
async function atTheDesk({ session }: Stage, folder: string): Promise<void> {
  const desk = await session.openOwn('cabinet.html#desk/numbers');
  await desk.fill('СНИЛС', `${WORDS.number} 00`);
  await goTo(desk, '#desk');
  const picture = join(folder, `${WORDS.picture}.png`);
  writeFileSync(picture, Buffer.from(PIXEL, 'base64'));
  await desk.upload('input[type=file]', picture);
  await desk.see(WORDS.picture);
  await goTo(desk, '#desk/letters');
  await desk.fill('Клиника', WORDS.clinic);
  await desk.fill('Фамилия, имя, отчество', WORDS.person);
  const [letter] = await desk.all('textarea.letter');
  await letter?.type(WORDS.letter);
  await lookAside(desk);
}

const goTo = (tab: Tab, place: string): Promise<unknown> =>
  tab.page.evaluate((hash) => {
    location.hash = hash;
  }, place);

/** To another section and back: each way a browser notes what the page it leaves looked like, a second after it was typed. */
async function lookAside(tab: Tab): Promise<void> {
  await new Promise((wake) => setTimeout(wake, 1_500));
  const here = await tab.page.evaluate(() => location.hash);
  await goTo(tab, '#requests');
  await tab.see('Заявления');
  await goTo(tab, here);
}
