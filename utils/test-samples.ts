import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { it } from 'vitest';

/** Public test material stands beside the repository and is read from there: it is large and not ours. */
const SHARED = resolve(import.meta.dirname, '../../shared');

/** Runs `body` with the file's text; without the file there is one skipped test whose name says why. */
export function withSample(path: string, body: (text: string) => void): void {
  const file = resolve(SHARED, path);
  if (existsSync(file)) body(readFileSync(file, 'utf8'));
  else it.skip(`skipped: no samples (${path})`, () => undefined);
}

/** The groups of a Wycheproof file, each test as it stands there. */
export function withWycheproof<Group>(name: string, body: (groups: readonly Group[]) => void): void {
  withSample(`vectors/wycheproof-${name}_test.json`, (text) => {
    body((JSON.parse(text) as { testGroups: Group[] }).testGroups);
  });
}

/** Runs `body` with every file of a folder, name and bytes; without the folder there is one skipped test. */
export function withSamples(folder: string, body: (files: [string, Uint8Array<ArrayBuffer>][]) => void): void {
  const path = resolve(SHARED, folder);
  if (!existsSync(path)) it.skip(`skipped: no samples (${folder})`, () => undefined);
  else body(readdirSync(path).map((name) => [name, Uint8Array.from(readFileSync(resolve(path, name)))]));
}

const VECTORS = {
  aesGcm: 'aes_gcm',
  chunked: 'c2sp_chunked_encryption_aes_256_gcm',
  x25519: 'x25519',
  hkdf: 'hkdf_sha256',
  hmac: 'hmac_sha256',
} as const;

/** The texts of all vectors the vault's cryptography is held against; null where they are not. */
export function wycheproofTexts(): Record<keyof typeof VECTORS, string> | null {
  const paths = Object.entries(VECTORS).map(
    ([key, name]) => [key, resolve(SHARED, `vectors/wycheproof-${name}_test.json`)] as const,
  );
  if (!paths.every(([, path]) => existsSync(path))) return null;
  const texts = paths.map(([key, path]) => [key, readFileSync(path, 'utf8')]);
  return Object.fromEntries(texts) as Record<keyof typeof VECTORS, string>;
}
