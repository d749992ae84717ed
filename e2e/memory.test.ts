import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CANARIES, startPortal, type TrainingPortal } from '../portal/index.ts';
import type { Session } from './harness/launch.ts';
import { heapStrings, targetsOf, wordsIn } from './harness/memory.ts';
import { createArchive, lockArchive, logIn, openHealth, PHRASE, PLACES } from './harness/person.ts';
import type { Tab } from './harness/tab.ts';
import { setStage } from './story/story.ts';

const OWN_TITLE = 'Кровь ЗОЛОТАЯРЫБКА93';
/** What stands in the documents besides their canaries, which only the sandboxed page ever reads. */
const TEXT = ['Гемоглобин', 'Воробьёва', 'утомляемость'];

/**
 * What a context can still reach. Bytes that were let go may lie in the browser's memory a while longer, out of the
 * reach of any page: docs/lock-states.md says so.
 */
describe('the memory of Chromium after the archive was locked', () => {
  let portal: TrainingPortal;
  let session: Session;
  let cabinet: Tab;
  let words: string[] = [];
  beforeAll(async () => {
    portal = await startPortal();
    ({ session } = await setStage('lk', portal, 'chromium'));
    cabinet = await createArchive(session);
    const tab = await session.open(PLACES.lk.start);
    await logIn(tab);
    await openHealth(tab, 'lk');
    for (const [at, what] of ['Скачать PDF', 'Скачать XML'].entries()) {
      await tab.page.bringToFront();
      await tab.click(what);
      await cabinet.page.bringToFront();
      await cabinet.until(async () => (await cabinet.all('button.cover')).length > at, what, 60_000);
    }
    await tab.close();
    for (const at of [0, 1]) {
      await (await cabinet.all('button.cover', 2))[at]?.click();
      await cabinet.see('Сохранить копию', 30_000);
      if (at === 1) {
        await cabinet.click('Исправить описание');
        await cabinet.fill('Название', OWN_TITLE);
        await cabinet.click('Сохранить');
        await cabinet.notSee('Дата документа');
      }
      await cabinet.click('К списку');
    }
    const titles = await cabinet.page.$$eval('button.cover', (all) => all.map((one) => one.textContent ?? ''));
    expect(titles).toHaveLength(2);
    expect(titles).toContain(OWN_TITLE);
    words = [PHRASE, ...titles, ...TEXT, ...CANARIES];
  });
  afterAll(async () => {
    await session?.close();
    await portal?.close();
  });

  /** Null when there is no such context any more. */
  const found = async (kind: string): Promise<string[] | null> => {
    const [target] = targetsOf(session, kind);
    const strings = target ? await heapStrings(target) : null;
    return strings && wordsIn(strings, words);
  };

  it('is searched by what finds titles and names while it is open', async () => {
    const before = (await found('cabinet.html'))?.join('\n') ?? '';
    for (const word of [OWN_TITLE, 'Воробьёва']) expect(before).toContain(word);
  });

  it('holds no passphrase, no title and no text: not in the cabinet, the key worker or the background', async () => {
    await lockArchive(cabinet);
    // What sealed the last document closes itself a little later; it shares a process with the cabinet.
    await cabinet.until(async () => targetsOf(session, 'workbench.html').length === 0, 'the workbench to go', 30_000);
    for (const kind of ['cabinet.html', 'background.js']) expect(await found(kind), kind).toEqual([]);
    // The worker that had the keys has ended; one that the page may have begun since knows nothing.
    expect((await found('key-worker')) ?? []).toEqual([]);
    const { held = [] } = await cabinet.page.evaluate(() => navigator.locks.query());
    expect(held.map(({ name }) => name)).not.toContain('medcard-unlocked');
  });
});
