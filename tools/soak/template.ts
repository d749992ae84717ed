import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Background } from '../../e2e/harness/background.ts';
import { launch } from '../../e2e/harness/launch.ts';
import { createArchive, keepDocument, lockArchive, logIn, PHRASE } from '../../e2e/harness/person.ts';
import { type KeptSeen, type StoreSeen, seeKept, seeStore } from '../../e2e/harness/store-damage.ts';
import type { Tab } from '../../e2e/harness/tab.ts';
import { startPortal } from '../../portal/index.ts';
import type { BrowserName } from '../run/find-browser.ts';

type Template = { profile: string; whole: StoreSeen; kept: KeptSeen };
/** The phrase of an archive before it was changed to the one that opens it. */
const BEFORE = 'чайник берёза якорь 83 сито';

/** A profile of each browser with a small archive in it, made once; each round gets a copy. */
export class Templates {
  readonly #made = new Map<BrowserName, Promise<Template>>();
  readonly #isChanged: boolean;

  /** @param changed the phrase was changed once: of the header an older one lies in the browser's log, whole */
  constructor({ changed = false } = {}) {
    this.#isChanged = changed;
  }

  /** `profile`: a copy the caller removes. `whole`: what its store holds; `kept`: what lies outside of it. */
  async copy(browser: BrowserName): Promise<Template> {
    if (!this.#made.has(browser)) this.#made.set(browser, makeTemplate(browser, this.#isChanged));
    const { profile: original, ...rest } = await (this.#made.get(browser) as Promise<Template>);
    const profile = mkdtempSync(join(tmpdir(), 'medcard-soak-'));
    // Marks of the browser that made it: links to nowhere by now.
    cpSync(original, profile, {
      recursive: true,
      filter: (from) => !/[\\/](?:Singleton\w*|lock|\.parentlock)$/.test(from),
    });
    return { profile, ...rest };
  }

  async close(): Promise<void> {
    for (const made of this.#made.values()) {
      const { profile } = await made;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

async function makeTemplate(browser: BrowserName, isChanged: boolean): Promise<Template> {
  const profile = mkdtempSync(join(tmpdir(), 'medcard-damage-template-'));
  const portal = await startPortal();
  portal.control.setHomeFace('lk');
  const session = await launch({ browser, portalPort: portal.port, profile });
  try {
    await Background.of(session);
    const cabinet = await createArchive(session, isChanged ? BEFORE : PHRASE);
    const tab = await session.open('https://www.gosuslugi.ru/');
    await logIn(tab);
    await keepDocument(tab, 'lk');
    await cabinet.page.bringToFront();
    await cabinet.see('Добавлен 1 документ', 60_000);
    if (isChanged) await changePhrase(cabinet);
    await lockArchive(cabinet);
    const [whole, kept] = [await seeStore(cabinet), await seeKept(cabinet)];
    assert.equal(whole.copies.length, 3);
    assert.deepEqual(kept.headers, [kept.spares.header, kept.spares.header]);
    assert.ok(kept.sentinel !== null && kept.sentinel === kept.spares.sentinel);
    return { profile, whole, kept };
  } finally {
    await session.close();
    await portal.close();
  }
}

async function changePhrase(cabinet: Tab): Promise<void> {
  await cabinet.click('Сменить фразу');
  await cabinet.fill('Нынешняя фраза', BEFORE);
  await cabinet.fill('Новая фраза', PHRASE);
  await cabinet.notSee('проверяем…');
  await cabinet.fill('Новая фраза ещё раз', PHRASE);
  await cabinet.click('Сменить фразу');
  await cabinet.see('Фраза изменена', 30_000);
}
