import { esc } from './escape.ts';

/** One row of the disclaimers endpoint (portal.md 2.8). */
export type DisclaimerJson = {
  id: number;
  level: 'INFO' | 'WARN' | 'ERROR';
  mnemonic: string;
  messages: { language: string; message: string }[];
  [extra: string]: unknown;
};

/** Banner of technical works (portal.md 6.4). */
export const renderDisclaimers = (rows: readonly DisclaimerJson[]): string =>
  rows.length === 0
    ? ''
    : `<div class="disclaimers">${rows
        .map((row) => {
          const level = row.level.toLowerCase();
          const text = (row.messages[0]?.message ?? '').replace(/<[^>]+>/g, '');
          return `<div class="disclaimer ${level} ${esc(row.mnemonic)}" id="disclaimer_${row.id}"><span class="level-icon-${level}"></span><div class="description"><div class="text-plain">${esc(text)}</div></div><button type="button" class="close" aria-label="Закрыть"></button></div>`;
        })
        .join('')}</div>`;
