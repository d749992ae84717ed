import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Chromium's shipped build with what the browser would ask about already granted: no headless browser can be answered.
 * @returns a new folder, the caller's to remove
 */
export function grantedBuild(): string {
  const folder = mkdtempSync(join(tmpdir(), 'medcard-granted-'));
  cpSync(resolve('.output/chrome-mv3'), folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.permissions.push(...manifest.optional_permissions);
  manifest.host_permissions.push(...manifest.optional_host_permissions);
  writeFileSync(path, JSON.stringify({ ...manifest, optional_permissions: [], optional_host_permissions: [] }));
  return folder;
}
