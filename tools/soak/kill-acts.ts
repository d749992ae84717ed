import { createHash } from 'node:crypto';
import type { Session } from '../../e2e/harness/launch.ts';
import { logIn, openHealth, PHRASE } from '../../e2e/harness/person.ts';
import type { Tab } from '../../e2e/harness/tab.ts';
import type { TrainingPortal } from '../../portal/index.ts';
import type { Random } from './random.ts';

export const SAID = 'Зашифрованная копия сохранена в архив';

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A document that a page of the portal puts together itself: its bytes come in pieces, and the page soon takes them back. */
export async function readyToMake(
  session: Session,
  portal: TrainingPortal,
  title: string,
): Promise<{ digest: string; begin: () => Promise<void> }> {
  const { objectId } = portal.control.addDocument({ title, kind: 'pdf', giving: 'made', sizeMb: 4 });
  // Firefox lets no extension read it where the rules of the page do not.
  portal.control.setReadsBlobs(true);
  const tab = await session.open('https://www.gosuslugi.ru/');
  await logIn(tab);
  await openHealth(tab, 'lk');
  await tab.see('шаг');
  const button = await tab.page.waitForSelector(`[data-name^="${title}"]`);
  const begin = async () => {
    await button?.click();
    await tab.see(SAID, 30_000);
  };
  return { digest: digestOf(await portal.control.bytesAt(`/files/${objectId}/`)), begin };
}

/** New keys for everything; a death amid it is gone on from at the next opening, before anything is shown. */
export async function readyToRekey(cabinet: Tab, random: Random): Promise<() => Promise<void>> {
  await cabinet.page.bringToFront();
  await cabinet.click('Перешифровать архив');
  await cabinet.fill('Фраза', PHRASE);
  const pause = random.upTo(200);
  return async () => {
    await new Promise((wake) => setTimeout(wake, pause));
    await cabinet.click('Перешифровать');
    await cabinet.see('Архив перешифрован', 60_000);
  };
}
