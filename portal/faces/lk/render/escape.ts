const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for HTML content and quoted attributes. Runs in the browser too, so it imports nothing. */
export const esc = (text: string | number): string => String(text).replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);

/** `2026-05-20T12:34:56.000+0300` as `20.05.2026 12:34`. */
export const shownDate = (portalDate: string): string => {
  const [, y, m, d, time] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(portalDate) ?? [];
  return y === undefined ? '' : `${d}.${m}.${y} ${time}`;
};

const WWW = 'https://www.gosuslugi.ru';

/** Download address of a file link `terrabyte://00/{objectId}/{mnemonic}/{objectType}` (portal.md 2.6). */
export const fileUrl = (link: string): string => {
  const [objectType = '', mnemonic = '', objectId = ''] = link.split('/').reverse();
  return `${WWW}/api/storage/v1/files/${objectId}/${objectType}/download?mnemonic=${encodeURIComponent(mnemonic)}`;
};

export const weightOf = (bytes: number | undefined): string =>
  bytes === undefined ? '' : `| ${Math.max(1, Math.round(bytes / 1024))} КБ`;
