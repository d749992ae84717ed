import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PHRASE } from './person.ts';
import type { Tab } from './tab.ts';

/** A recovery key, as it stands on its sheet. */
export async function makeKey(cabinet: Tab): Promise<string> {
  await cabinet.click('Сделать ключ восстановления');
  await cabinet.fill('Фраза', PHRASE);
  await cabinet.click('Показать ключ');
  await cabinet.see('Кому отдать?', 30_000);
  await cabinet.until(async () => (await cabinet.page.$('p.key')) !== null, 'the sheet');
  const key = await cabinet.page.$eval('p.key', ({ textContent }) => textContent ?? '');
  await cabinet.click('Лист напечатан или сохранён, он у меня');
  await cabinet.click('Готово, спрятать ключ');
  await cabinet.see('Ключ восстановления готов', 30_000);
  return key;
}

/** In the form that stands open: the file, the phrase, the button. */
export async function chooseCopy(cabinet: Tab, file: string, phrase: string, submit: string): Promise<void> {
  await cabinet.upload('details[open] input[type=file]', file);
  const [field] = await cabinet.all('details[open] input[type=password]');
  await field?.click({ count: 3 });
  await field?.type(phrase);
  const [button] = await cabinet.all('details[open] button[type=submit]');
  assert.equal(await button?.evaluate((one) => one.textContent), submit);
  await button?.click();
}

/**
 * The native dialogs belong to the system and no driver reaches them: their answer, a real file or folder handle of the
 * browser, is given here. All that is written to it is written by the product.
 */
export const answerPickers = (cabinet: Tab): Promise<unknown> =>
  cabinet.page.evaluate(() => {
    const root = () => navigator.storage.getDirectory();
    Object.assign(globalThis, {
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
        (await root()).getFileHandle(suggestedName, { create: true }),
      showDirectoryPicker: async () => (await root()).getDirectoryHandle('picked', { create: true }),
    });
  });

/** The copy that was written to the file of {@link answerPickers}, put into the folder. */
export async function takePicked(cabinet: Tab, folder: string): Promise<string> {
  const found = await cabinet.page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const names: string[] = [];
    for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
    const name = names.find((one) => one.endsWith('.tar.age')) ?? '';
    const bytes = new Uint8Array(await (await (await root.getFileHandle(name)).getFile()).arrayBuffer());
    let binary = '';
    for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
    return { name, base64: btoa(binary) };
  });
  assert.match(found.name, /^архив-\d{4}-\d\d-\d\d\.tar\.age$/);
  const path = join(folder, found.name);
  writeFileSync(path, Buffer.from(found.base64, 'base64'));
  return path;
}
