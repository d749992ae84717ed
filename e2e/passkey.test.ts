import type { CDPSession } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Background } from './harness/background.ts';
import { launch, type Session } from './harness/launch.ts';
import { createArchive, lockArchive, PHRASE, unlockArchive } from './harness/person.ts';
import type { Tab } from './harness/tab.ts';

const OPENED = 'Архив открыт и пока пуст';

describe('a passkey, in Chromium with an authenticator of its own', () => {
  let session: Session;
  let cabinet: Tab;
  let cdp: CDPSession;
  let authenticator = '';
  beforeAll(async () => {
    session = await launch({ browser: 'chromium', portalPort: null });
    await Background.of(session);
    cabinet = await createArchive(session);
    cdp = await cabinet.page.createCDPSession();
    await cdp.send('WebAuthn.enable');
    authenticator = await add(true);
  });
  afterAll(() => session?.close());

  const add = async (hasPrf: boolean): Promise<string> => {
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        ctap2Version: 'ctap2_1',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        hasPrf,
        automaticPresenceSimulation: true,
        isUserVerified: true,
      },
    });
    return authenticatorId;
  };
  const slots = (): Promise<string[]> =>
    cabinet.page.evaluate(async () => {
      const { vaultHeaderA } = (await chrome.storage.local.get()) as Record<string, string>;
      return (JSON.parse(vaultHeaderA ?? '') as { slots: { kind: string }[] }).slots.map(({ kind }) => kind);
    });

  it('opens the archive once the passphrase was said; its address is the extension’s, never the portal’s', async () => {
    await cabinet.click('Открывать отпечатком или ПИН-кодом');
    await cabinet.fill('Фраза', PHRASE);
    await cabinet.click('Продолжить');
    await cabinet.see('Готово: архив открывается отпечатком или ПИН-кодом', 30_000);
    expect(await slots()).toEqual(['passphrase', 'passkey']);
    const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId: authenticator });
    expect(credentials.map(({ rpId }) => rpId)).toEqual([session.base.replace(/\/$/, '')]);
    await lockArchive(cabinet);
    await cabinet.click('Открыть отпечатком или ПИН-кодом');
    await cabinet.see(OPENED, 30_000);
  });

  it('that says no leaves the archive closed and whole; the passphrase still opens', async () => {
    await lockArchive(cabinet);
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId: authenticator, isUserVerified: false });
    await cabinet.click('Открыть отпечатком или ПИН-кодом');
    await cabinet.see('Браузер не получил ответа', 60_000);
    await unlockArchive(cabinet, PHRASE);
    await cabinet.see(OPENED, 30_000);
  });

  it('is taken away at a press', async () => {
    await cabinet.click('Больше не открывать отпечатком или ПИН-кодом');
    await cabinet.see('Отпечаток и ПИН-код архив больше не открывают', 30_000);
    expect(await slots()).toEqual(['passphrase']);
  });

  it('without PRF is refused with a word, and nothing is changed', async () => {
    await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: authenticator });
    await add(false);
    await cabinet.click('Открывать отпечатком или ПИН-кодом');
    await cabinet.fill('Фраза', PHRASE);
    await cabinet.click('Продолжить');
    await cabinet.see('Отпечаток или ПИН-код не включены', 30_000);
    expect(await slots()).toEqual(['passphrase']);
  });
});
