import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CANARIES, startPortal, type TrainingPortal } from '../portal/index.ts';
import { downloadsOf, launch } from './harness/launch.ts';
import { BROWSERS, COMMENT, unlockArchive } from './harness/person.ts';
import { searchFolder, spellings } from './harness/profile-search.ts';
import { STORY, type Stage, setStage } from './story/story.ts';
import { tour, WORDS } from './story/tour.ts';

/** Planted in clear on purpose: what finds it would find the others. */
const PLANTED = ['PLANTEDWORD5D2C', 'ПОДЛОЖЕННОЕ'];
/** Firefox keeps what is typed for the next start, unless its driver says otherwise: no person's Firefox has that. */
const AS_A_PERSONS = { 'browser.sessionstore.resume_from_crash': true, 'browser.sessionstore.interval': 1_000 };

it('the search knows the spellings it looks for', () => {
  const text = Buffer.from('..КАНАРЕЙКА и прочее');
  const lies = [text, Buffer.from(text.toString('base64')), Buffer.from(text.toString('hex'))];
  for (const bytes of lies) expect(spellings('КАНАРЕЙКА').some(([, needle]) => bytes.includes(needle))).toBe(true);
});

describe.each(BROWSERS)('after the whole story and a tour in %s, with the archive locked', (browser) => {
  let portal: TrainingPortal;
  let stage: Stage | null = null;
  const folder = mkdtempSync(join(tmpdir(), 'medcard-at-rest-'));
  const at = (name: string) => join(folder, name);
  const profile = at('profile');
  let words: string[] = [...CANARIES];
  /** What the person downloaded from the portal, in clear and on purpose. */
  let ownDownloads: string[] = [];
  beforeAll(async () => {
    portal = await startPortal();
    for (const name of ['profile', 'temp', 'own']) mkdirSync(at(name));
    stage = await setStage('article', portal, browser, {
      profile,
      env: { TMPDIR: at('temp') },
      firefoxPrefs: AS_A_PERSONS,
    });
    for (const { play } of STORY) await play(stage);
    words = [...words, ...(await tour(stage, at('own')))];
    ownDownloads = readdirSync(downloadsOf(profile)).filter((name) => name.endsWith('.pdf'));
  });
  afterAll(async () => {
    await stage?.session.close();
    await portal?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('no word of any document, name, letter or phrase lies in the profile or the temporary folder', () => {
    const { files, found } = searchFolder(profile, words);
    expect(files).toBeGreaterThan(20);
    expect(found).toEqual([]);
    expect(searchFolder(at('temp'), words).found).toEqual([]);
  });

  it('nor among the downloads, but for what was downloaded from the portal', () => {
    const { files, found } = searchFolder(downloadsOf(profile), words);
    expect(files).toBeGreaterThan(0);
    expect(ownDownloads.length).toBeGreaterThan(0);
    expect(found.filter(({ file }) => !ownDownloads.includes(file))).toEqual([]);
  });

  it('nor after it was closed, and the search would have found it', async () => {
    await stage?.background.own.page.evaluate(async (planted) => {
      await chrome.storage.local.set({ planted: planted.join(' ') });
      await new Promise((done, fail) => {
        const opening = indexedDB.open('planted', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('words');
        opening.onerror = fail;
        opening.onsuccess = () => {
          const tx = opening.result.transaction('words', 'readwrite', { durability: 'strict' });
          tx.objectStore('words').put(new TextEncoder().encode(planted.join(' ')), 1);
          tx.oncomplete = done;
          tx.onerror = fail;
        };
      });
    }, PLANTED);
    await stage?.session.close();
    stage = null;
    expect(searchFolder(profile, words).found).toEqual([]);
    expect(searchFolder(at('temp'), words).found).toEqual([]);
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

  it('the profile, copied to another place, opens there with the phrase: list, persons and document', async () => {
    const moved = at('moved');
    cpSync(profile, moved, { recursive: true });
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    const session = await launch({ browser, portalPort: portal.port, profile: moved });
    try {
      const cabinet = await session.openOwn('cabinet.html#archive');
      await cabinet.see('Введите фразу, чтобы открыть', 30_000);
      await unlockArchive(cabinet);
      await cabinet.see(WORDS.correction, 60_000);
      await cabinet.click(WORDS.person);
      await cabinet.see(WORDS.theirs);
      await cabinet.click(WORDS.title);
      await cabinet.see('Страница 1 из 1', 60_000);
    } finally {
      await session.close();
    }
  });
});
