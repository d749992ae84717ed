import type { TrainingDocument } from '../../../model/types.ts';
import { esc } from './escape.ts';

const day = (at: number): string => new Date(at + 10_800_000).toISOString().slice(0, 10).split('-').reverse().join('.');

const download = (row: TrainingDocument): string => {
  const extension = row.kind === 'xml' ? 'xml' : 'pdf';
  const mnemonic = encodeURIComponent(`${row.title}.${extension}`);
  const url = `https://www.gosuslugi.ru/api/storage/v1/files/${row.objectId}/3/download?mnemonic=${mnemonic}`;
  const words = `Скачать ${extension.toUpperCase()}`;
  if (row.giving && row.giving !== 'link')
    return `<button class="link-plain" data-giving="${row.giving}" data-url="${esc(url)}" data-name="${esc(`${row.title}.${extension}`)}">${words}</button>`;
  return `<a class="link-plain no-select" href="${esc(url)}">${words}</a>`;
};

/** «Здоровье», the section's root. */
export const renderHealthRoot = (): string => `<main><lk-health><h1 class="title-h1">Здоровье</h1>
<section class="card"><a class="link-plain" href="/health/meddocs">Медицинские документы</a></section></lk-health></main>`;

/** The list of medical documents. Its markup is not known from any public source (portal.md 6.4): ours is invented. */
export const renderHealthPage = (
  documents: readonly TrainingDocument[],
): string => `<main><lk-health><h1 class="title-h1">Медицинские документы</h1>
${
  documents.length === 0
    ? '<div class="empty-feeds"><h3 class="title-h3">Документов пока нет</h3></div>'
    : documents
        .map(
          (
            row,
          ) => `<section class="card meddoc"><h4 class="title-h4"><a class="link-plain" href="/health/meddocs/items/${esc(row.id)}">${esc(row.title)}</a></h4>
<p class="small-text gray">${day(row.at)}, ${esc(row.clinic)}</p>${download(row)}</section>`,
        )
        .join('')
}</lk-health></main>`;

/** One medical document; markup invented likewise. */
export const renderHealthDocument = (
  row: TrainingDocument,
): string => `<main><lk-health><a class="back-button link-plain" href="/health/meddocs">Назад</a>
<section class="card meddoc"><h2 class="title-h2">${esc(row.title)}</h2><p class="small-text gray">Номер документа: <span>${esc(row.id)}</span></p>
<p class="text-plain">${day(row.at)}, ${esc(row.clinic)}</p>${download(row)}</section></lk-health></main>`;
