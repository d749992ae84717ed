import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CANARIES, startPortal, type TrainingPortal } from '../portal/index.ts';
import { BROWSERS, COMMENT } from './harness/person.ts';
import { searchFolder, spellings } from './harness/profile-search.ts';
import { STORY, type Stage, setStage } from './story/story.ts';

/** Planted in clear on purpose: what finds it would find the others. */
const PLANTED = ['PLANTEDWORD5D2C', 'ПОДЛОЖЕННОЕ'];

it('the search knows the spellings it looks for', () => {
  const text = Buffer.from('..КАНАРЕЙКА и прочее');
  const lies = [text, Buffer.from(text.toString('base64')), Buffer.from(text.toString('hex'))];
  for (const bytes of lies) expect(spellings('КАНАРЕЙКА').some(([, needle]) => bytes.includes(needle))).toBe(true);
});

describe.each(BROWSERS)('after the whole story in %s, with the archive locked', (browser) => {
  let portal: TrainingPortal;
  let stage: Stage | null = null;
  let profile = '';
  beforeAll(async () => {
    portal = await startPortal();
    profile = mkdtempSync(join(tmpdir(), 'medcard-at-rest-'));
    stage = await setStage('article', portal, browser, { profile });
    for (const { play } of STORY) await play(stage);
  });
  afterAll(async () => {
    await stage?.session.close();
    await portal?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  it('no word of the document lies in the profile while the browser runs', () => {
    const { files, found } = searchFolder(profile, CANARIES);
    expect(files).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });

  it('nor after it was closed, and the search would have found it', async () => {
    await stage?.background.own.page.evaluate(async (words) => {
      await chrome.storage.local.set({ planted: words.join(' ') });
      await new Promise((done, fail) => {
        const opening = indexedDB.open('planted', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('words');
        opening.onerror = fail;
        opening.onsuccess = () => {
          const tx = opening.result.transaction('words', 'readwrite', { durability: 'strict' });
          tx.objectStore('words').put(new TextEncoder().encode(words.join(' ')), 1);
          tx.oncomplete = done;
          tx.onerror = fail;
        };
      });
    }, PLANTED);
    await stage?.session.close();
    stage = null;
    expect(searchFolder(profile, CANARIES).found).toEqual([]);
    const planted = searchFolder(profile, PLANTED).found;
    for (const word of PLANTED)
      expect(
        planted.some((one) => one.word === word),
        word,
      ).toBe(true);
  });

  it('nor does the comment of the request: what the watch keeps is sealed too', () => {
    const { found } = searchFolder(profile, [COMMENT]);
    expect(found).toEqual([]);
  });
});
