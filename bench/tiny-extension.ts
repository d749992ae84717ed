import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MATCHES = ['https://www.gosuslugi.ru/*', 'https://lk.gosuslugi.ru/*'];

export type Tiny = {
  content?: string;
  worker?: string;
  page?: boolean;
  permissions?: readonly string[];
  hosts?: readonly string[];
};

/** The least extension that holds these scripts, on the same pages and at the same moment as ours. */
export function tinyExtension(
  folder: string,
  name: string,
  { content, worker = '', page = false, permissions = [], hosts = [] }: Tiny,
): string {
  const place = join(folder, name);
  mkdirSync(place, { recursive: true });
  const write = (file: string, text: string) => writeFileSync(join(place, file), text);
  write('worker.js', worker);
  if (page) write('page.html', '<!doctype html><meta charset="utf-8"><title>bench</title>');
  if (content !== undefined) write('content.js', content);
  write(
    'manifest.json',
    JSON.stringify({
      manifest_version: 3,
      name: `bench ${name}`,
      version: '1.0',
      background: { service_worker: 'worker.js' },
      permissions,
      host_permissions: hosts,
      ...(content === undefined
        ? {}
        : { content_scripts: [{ matches: MATCHES, js: ['content.js'], run_at: 'document_idle' }] }),
    }),
  );
  return place;
}
