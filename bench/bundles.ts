import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { PEERS } from './peers/install.ts';

const CACHE = resolve('.cache/bench');
const SHIPPED = resolve('.output/chrome-mv3');
/** A copy of the shipped build, so that all rows of one run are of one build. */
export const BUILD = join(CACHE, 'build');

/** Builds the extension if it never was, and copies it. Answers when it was built. */
export function takeBuild(): string {
  if (!existsSync(join(SHIPPED, 'manifest.json'))) {
    const built = spawnSync('wxt', ['build'], { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
    if (built.status !== 0) throw new Error('wxt build did not finish');
  }
  rmSync(BUILD, { recursive: true, force: true });
  cpSync(SHIPPED, BUILD, { recursive: true, preserveTimestamps: true });
  return statSync(join(BUILD, 'background.js')).mtime.toISOString();
}

/** One classic script with everything in it, minified as the product is; answers its text. */
export async function bundle(name: string, entry: string, root = process.cwd()): Promise<string> {
  const made = await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.BROWSER': '"chrome"' },
    build: {
      write: false,
      // As in wxt.config.ts: for an older target the styles of the overlay would be rewritten, and be other styles.
      target: 'chrome130',
      minify: true,
      modulePreload: false,
      assetsInlineLimit: 0,
      lib: { entry: resolve(root, entry), formats: ['iife'], name: 'benchBundle', fileName: () => `${name}.js` },
    },
  });
  const outputs = Array.isArray(made) ? made : [made];
  const chunks = outputs.flatMap((one) => ('output' in one ? one.output : [])).filter((one) => one.type === 'chunk');
  const [chunk] = chunks;
  if (!chunk || chunks.length !== 1) throw new Error(`${name}: one script was expected, ${chunks.length} were made`);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, `${name}.js`), chunk.code);
  return chunk.code;
}

export const peerBundle = (name: string, entry: string): Promise<string> => bundle(name, entry, PEERS);

export const bytesOf = (code: string): number => Buffer.byteLength(code);

export const TOURS = ['driver', 'intro', 'shepherd', 'joyride'] as const;
export type TourName = (typeof TOURS)[number];

export const PEER_NAMES: Readonly<Record<TourName, string>> = {
  driver: 'driver.js',
  intro: 'intro.js',
  shepherd: 'shepherd.js',
  joyride: 'react-joyride',
};
