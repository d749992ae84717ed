import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSemd } from '../../portal/documents/semd.ts';
import { PATIENT } from '../../portal/model/seed.ts';
import { openHealth } from '../harness/person.ts';
import type { Tab } from '../harness/tab.ts';
import type { Stage } from './stage.ts';

const LAB = 'Протокол лабораторного исследования';
const DOCUMENT = {
  id: 'A-2',
  objectId: 'y',
  title: LAB,
  clinic: 'Поликлиника',
  at: Date.UTC(2026, 3, 2),
  category: 'studies',
};

/** Two versions of one document, the earlier of which is deleted; `word` stands in the titles of both. */
export async function olderVersion(cabinet: Tab, folder: string, word: string): Promise<void> {
  const semd = Buffer.from(makeSemd(DOCUMENT as never, PATIENT)).toString();
  const paths = [1, 2].map((version) => {
    const path = join(folder, `v${version}.xml`);
    const text = semd
      .replace('<versionNumber value="1"/>', `<versionNumber value="${version}"/>`)
      .replace(`<title>${LAB}</title>`, `<title>${word} ${version}</title>`);
    writeFileSync(path, text);
    return path;
  });
  await cabinet.click('Мой архив');
  await cabinet.upload('input[type=file]', ...paths);
  await cabinet.click(`${word} 1`, 60_000);
  await cabinet.click('Открыть новую версию');
  await cabinet.click('Удалить прежние версии');
  await cabinet.notSee('Прежних версий');
  await cabinet.click('К списку');
  await cabinet.see(`${word} 2`);
}

/** While the archive is closed: a document that a page puts together itself, and one that waits until the person says. */
export async function madeAndHeld({ session, portal, background }: Stage): Promise<void> {
  portal.control.addDocument({ title: 'Снимок', kind: 'pdf', giving: 'made' });
  // Firefox lets no extension read it where the rules of the page do not.
  portal.control.setReadsBlobs(true);
  const press = async (control: string, said: string) => {
    const tab = await session.open('https://lk.gosuslugi.ru/overview');
    await openHealth(tab, 'lk');
    await tab.see('шаг');
    const button = await tab.page.waitForSelector(control);
    await tab.page.bringToFront();
    await button?.click();
    await tab.see(`Зашифрованная копия ${said}`, 60_000);
  };
  await press('[data-name^="Снимок"]', 'сохранена');
  await background.say('changeSettings', { keep: { kind: 'health', choice: 'ask' } });
  const { objectId } = portal.control.addDocument({ title: 'Прививки', kind: 'pdf' });
  await press(`a[href*="${objectId}"]`, 'ждёт решения');
}
