import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { notFoundPage } from '../faces/plain-pages.ts';
import { type Handler, html, type RouteRow, reply } from './exchange.ts';

const FACES = new URL('../faces/', import.meta.url);
const CACHE = { 'cache-control': 'no-cache' };

const file: Handler = async (_exchange, match) => {
  const [, name = '', extension = ''] = match;
  const type = extension === 'svg' ? 'image/svg+xml' : 'text/css; charset=utf-8';
  try {
    return reply(200, type, await readFile(new URL(`assets/${name}.${extension}`, FACES)), CACHE);
  } catch {
    return html(notFoundPage(), 404);
  }
};

/** Browser modules of the lk face are TypeScript here; types are erased on the way out, nothing is built. */
const clientModule: Handler = async (_exchange, match) => {
  try {
    const source = await readFile(new URL(`lk/${match[1] ?? ''}.ts`, FACES), 'utf8');
    const script = stripTypeScriptTypes(source).replace(/(from ['"]\.[^'"]+)\.ts(['"])/g, '$1.js$2');
    return reply(200, 'text/javascript; charset=utf-8', script, CACHE);
  } catch {
    return html(notFoundPage(), 404);
  }
};

/** Styles and scripts, on every host from its own origin, as the strict CSP wants it. */
export const ASSET_ROUTES: readonly RouteRow[] = [
  ['GET', /^\/assets\/([\w-]+)\.(css|svg)$/, file],
  ['GET', /^\/assets\/lk\/((?:client|render)\/[\w-]+)\.js$/, clientModule],
];
