import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CANARIES, startPortal } from '../portal/index.ts';
import { BROWSERS, createArchive, lockArchive, logIn, openHealth, PHRASE, unlockArchive } from './harness/person.ts';
import { setStage } from './story/story.ts';

/** A word as it might lie on a disk: raw, UTF-16, hexadecimal, base64 at each of its three shifts. */
function disguises(word: string): Buffer[] {
  const raw = Buffer.from(word, 'utf8');
  const wide = Buffer.from(word, 'utf16le');
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), raw]).toString('base64');
    // The letters at both ends also depend on what stands beside the word.
    return Buffer.from(text.slice(shift === 0 ? 0 : 4, -4));
  });
  const hex = raw.toString('hex');
  return [raw, wide, Buffer.from(hex), Buffer.from(hex.toUpperCase()), ...base64];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Files of the folder in which one of the words lies in any disguise. */
function found(folder: string, words: readonly string[]): string[] {
  const needles = words.flatMap((word) => disguises(word).map((needle) => ({ word, needle })));
  return filesBelow(folder).flatMap((path) => {
    const bytes = readFileSync(path);
    return needles.filter(({ needle }) => bytes.includes(needle)).map(({ word }) => `${word} in ${path}`);
  });
}

describe('the search itself', () => {
  it('finds a planted word in each of its disguises', () => {
    for (const word of [...CANARIES, PHRASE]) {
      for (const shift of ['', 'x', 'yz']) {
        const text = `${shift}${word} и дальше`;
        const base64 = Buffer.from(text).toString('base64');
        expect(
          disguises(word).some((needle) => Buffer.from(base64).includes(needle)),
          `${shift}|${word}`,
        ).toBe(true);
      }
    }
  });
});

describe.each(BROWSERS)('a profile at rest in %s', (browser) => {
  it('holds no word of a captured document and nothing of the passphrase, after all was seen and closed', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'medcard-rest-'));
    const portal = await startPortal();
    const { session, background } = await setStage('lk', portal, browser, { profile });
    try {
      const cabinet = await createArchive(session);
      await lockArchive(cabinet);
      const tab = await session.open('https://lk.gosuslugi.ru/health/meddocs');
      await logIn(tab);
      await openHealth(tab, 'lk');
      await tab.see('шаг');
      await tab.click('Скачать PDF');
      await tab.see('Зашифрованная копия сохранена в архив', 60_000);
      // Locked, with the document in the inbox: the state in which a profile is most likely to be stolen.
      expect(found(profile, [...CANARIES, PHRASE])).toEqual([]);

      await cabinet.page.bringToFront();
      await unlockArchive(cabinet);
      await cabinet.see('Добавлен 1 документ, пока архив был закрыт', 60_000);
      await cabinet.click('Протокол консультации врача-терапевта');
      await cabinet.see('Страница 1 из 1', 60_000);
      await cabinet.click('К списку');
      await lockArchive(cabinet);
      expect(await background.say('watchView')).toBeTruthy();
    } finally {
      await session.close();
      await portal.close();
    }
    expect(statSync(profile).isDirectory()).toBe(true);
    expect(filesBelow(profile).length).toBeGreaterThan(20);
    // The title is a word of the document, too.
    expect(found(profile, [...CANARIES, PHRASE, 'Удовлетворительное, АД 120/80'])).toEqual([]);
    rmSync(profile, { recursive: true, force: true });
  });
});
