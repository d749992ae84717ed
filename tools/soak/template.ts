import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Background } from '../../e2e/harness/background.ts';
import { launch } from '../../e2e/harness/launch.ts';
import { createArchive, keepDocument, lockArchive, logIn } from '../../e2e/harness/person.ts';
import { type StoreSeen, seeStore } from '../../e2e/harness/store-damage.ts';
import { startPortal } from '../../portal/index.ts';
import type { BrowserName } from '../run/find-browser.ts';

type Template = { profile: string; whole: StoreSeen };

/** A profile of each browser with a small archive in it, made once; each round gets a copy. */
export class Templates {
  readonly #made = new Map<BrowserName, Promise<Template>>();

  /** `profile`: a copy the caller removes. `whole`: what its store holds. */
  async copy(browser: BrowserName): Promise<Template> {
    if (!this.#made.has(browser)) this.#made.set(browser, makeTemplate(browser));
    const { profile: original, whole } = await (this.#made.get(browser) as Promise<Template>);
    const profile = mkdtempSync(join(tmpdir(), 'medcard-soak-'));
    // Marks of the browser that made it: links to nowhere by now.
    cpSync(original, profile, {
      recursive: true,
      filter: (from) => !/[\\/](?:Singleton\w*|lock|\.parentlock)$/.test(from),
    });
    return { profile, whole };
  }

  async close(): Promise<void> {
    for (const made of this.#made.values()) {
      const { profile } = await made;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

async function makeTemplate(browser: BrowserName): Promise<Template> {
  const profile = mkdtempSync(join(tmpdir(), 'medcard-damage-template-'));
  const portal = await startPortal();
  portal.control.setHomeFace('lk');
  const session = await launch({ browser, portalPort: portal.port, profile });
  try {
    await Background.of(session);
    const cabinet = await createArchive(session);
    const tab = await session.open('https://www.gosuslugi.ru/');
    await logIn(tab);
    await keepDocument(tab, 'lk');
    await cabinet.page.bringToFront();
    await cabinet.see('Добавлен 1 документ', 60_000);
    await lockArchive(cabinet);
    const whole = await seeStore(cabinet);
    assert.equal(whole.copies.length, 3);
    return { profile, whole };
  } finally {
    await session.close();
    await portal.close();
  }
}
