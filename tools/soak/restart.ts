import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Background } from '../../e2e/harness/background.ts';
import { launch, type Session } from '../../e2e/harness/launch.ts';
import { type Face, logIn, NUMBER, PLACES } from '../../e2e/harness/person.ts';
import { startPortal, type TrainingPortal } from '../../portal/index.ts';
import type { BrowserName } from '../run/find-browser.ts';
import { seeded } from './random.ts';
import type { Soak } from './run.ts';

const MOVES = 4;
const LABELS = ['В обработке', 'Требуются документы', 'Отклонено', 'Одобрено'] as const;
const GROUPS = {
  'В обработке': 'in-progress',
  'Требуются документы': 'needs-person',
  Отклонено: 'rejected',
  Одобрено: 'executed',
};
const BLOWS = ['none', 'worker before', 'worker amid', 'browser before', 'browser amid'] as const;
/** Long enough for a look to begin, short enough for it not to be over. */
const AMID_MS = 700;

type Scene = { portal: TrainingPortal; open: () => Promise<void>; session: Session; background: Background };

/** The worker or the whole browser dies at random moments of the watch; each change is told once and none is lost. */
export const restart: Soak = {
  what: 'deaths of the worker and of the browser while statuses move',
  rounds: 200,
  async round(seed, asked) {
    const random = seeded(seed);
    const drawn = random.oneOf<BrowserName>(['chromium', 'firefox']);
    const browser = asked ?? drawn;
    const face: Face = random.oneOf(['article', 'lk']);
    const profile = mkdtempSync(join(tmpdir(), 'medcard-soak-'));
    const portal = await startPortal();
    const scene = { portal } as Scene;
    scene.open = async () => {
      scene.session = await launch({ browser, portalPort: portal.port, profile });
      scene.background = await Background.of(scene.session);
    };
    let where = `${browser}, ${face}, the start`;
    try {
      await scene.open();
      await startWatching(scene, face);
      let label = 0;
      for (let move = 1; move <= MOVES; move++) {
        label = (label + 1 + random.upTo(LABELS.length - 1)) % LABELS.length;
        const articleStatus = LABELS[label] ?? 'Одобрено';
        portal.control.moveStatus(NUMBER, { articleStatus, comment: `Слова ${move}` });
        const blow = random.oneOf(BLOWS);
        where = `${browser}, ${face}, move ${move} to «${articleStatus}», ${blow}`;
        await strike(scene, blow, random.upTo(AMID_MS));
        await hold(scene, move, GROUPS[articleStatus]);
      }
    } catch (cause) {
      throw new Error(`${where}: ${cause instanceof Error ? cause.message : cause}`, { cause });
    } finally {
      await scene.session?.close().catch(() => undefined);
      await portal.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  },
};

async function startWatching({ session, background }: Scene, face: Face): Promise<void> {
  const tab = await session.open(PLACES[face].request);
  await logIn(tab);
  await tab.goto(PLACES[face].request);
  await tab.click('Следить');
  await tab.see('Слежу');
  await tab.close();
  await background.ringAfter(37);
}

async function strike(scene: Scene, blow: (typeof BLOWS)[number], ms: number): Promise<void> {
  if (blow.endsWith('amid')) {
    scene.portal.control.fault({ path: '/' }, 'slow-drip', { ms: 20 });
    await scene.background.ring(37);
    await wait(ms);
  }
  if (blow.startsWith('worker')) await scene.session.killWorker();
  if (blow.startsWith('browser')) {
    await scene.session.close();
    await scene.open();
    // The login went with the browser's cookies: the person comes back.
    scene.portal.control.login();
    const tab = await scene.session.open('https://www.gosuslugi.ru/');
    await tab.see('Доступ к медкарте');
    await tab.close();
  }
  scene.portal.control.clearFaults();
  await scene.background.ringAfter(37);
}

async function hold({ background }: Scene, moves: number, group: string): Promise<void> {
  const settled = async () => {
    const rows = await background.outbox();
    return rows.length >= moves && rows.every(({ state }) => state !== 'pending');
  };
  await background.own.until(settled, 'the change to be told').catch(async (cause: Error) => {
    throw new Error(`${cause.message}; told: ${JSON.stringify(await background.outbox())}`);
  });
  const rows = await background.outbox();
  assert.equal(rows.length, moves, `told ${JSON.stringify(rows)}`);
  const [request] = (await background.view()).requests;
  assert.equal(request?.status.group, group, 'the status shown');
}
