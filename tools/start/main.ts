import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../../e2e/harness/launch.ts';
import { FACES, PLACES } from '../../e2e/harness/person.ts';
import { setStage } from '../../e2e/story/story.ts';
import { startPortal, type TrainingPortal } from '../../portal/index.ts';
import { ensureBrowser } from '../run/find-browser.ts';
import { Leaving } from './leave.ts';
import { readOptions, type StartOptions, USAGE } from './options.ts';
import { play } from './play.ts';

const leaving = new Leaving();
try {
  const options = asked();
  const seen = hasDisplay();
  if (!seen && options.portal === 'real')
    throw new Error(
      '--portal real opens a window, and there is no display here. On the real portal nothing is played.',
    );
  ensureBrowser(options.browser);
  await build(options);
  if (seen) await openWindow(options, options.portal === 'training' ? await openPortal(options) : null);
  else await playStory(options);
} catch (cause) {
  if (!leaving.left) console.error(cause instanceof Error ? cause.message : cause);
  await leaving.leave(1);
}

function asked(): StartOptions {
  try {
    return readOptions(process.argv.slice(2));
  } catch (cause) {
    console.error(`${(cause as Error).message}\n${USAGE}`);
    process.exit(2);
  }
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function build({ browser }: StartOptions): Promise<void> {
  console.log(`Building for ${browser} …`);
  const done = spawnSync('wxt', ['build', ...(browser === 'firefox' ? ['-b', 'firefox'] : [])], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  // While the build ran nothing else did: a Ctrl-C that ended it is heard only now.
  await new Promise((heard) => setTimeout(heard));
  if (leaving.left) await leaving.leave(130);
  if (done.status !== 0) throw new Error(`The build failed:\n${done.stdout}\n${done.stderr}`);
}

async function openPortal({ port }: StartOptions): Promise<TrainingPortal> {
  const portal = await startPortal({ port, quiet: false }).catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken: name another by --port.`) : cause;
  });
  leaving.before(() => portal.close());
  return portal;
}

function temporaryProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'medcard-start-'));
  leaving.before(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  return profile;
}

async function openWindow({ browser, portal: which }: StartOptions, portal: TrainingPortal | null): Promise<void> {
  const opening = launch({
    browser,
    portalPort: portal?.port ?? null,
    profile: temporaryProfile(),
    headless: false,
    ownSignals: true,
  });
  leaving.before(async () => (await opening).close());
  const { browser: window } = await opening;
  window.on('disconnected', () => void leaving.leave(0));
  const [page = await window.newPage()] = await window.pages();
  await page.goto(PLACES.article.start, { waitUntil: 'domcontentloaded' });
  console.log(`\nThe browser stands on the ${which} portal. Close it or press Ctrl-C to end: nothing is left behind.`);
  if (portal) {
    const move = `{"verb":"moveStatus","args":["5400000001",{"articleStatus":"Требуются документы"}]}`;
    console.log('Any login and password will do. To move the status of the request:');
    console.log(`  curl -d '${move}' http://127.0.0.1:${portal.controlPort}/control`);
  }
}

async function playStory(options: StartOptions): Promise<void> {
  console.log('No display here: the story is played without a window.');
  let good = true;
  for (const face of FACES) {
    // A portal each: the first story leaves its request approved.
    const portal = await openPortal(options);
    const opening = setStage(face, portal, options.browser, { profile: temporaryProfile(), ownSignals: true });
    leaving.before(async () => (await opening).session.close());
    const stage = await opening;
    good = (await play(stage)) && good;
    if (leaving.left) return;
    await stage.session.close();
    await portal.close();
  }
  console.log(good ? '\nThe story was seen to its end on both faces.' : '\nThe story was not seen to its end.');
  await leaving.leave(good ? 0 : 1);
}
