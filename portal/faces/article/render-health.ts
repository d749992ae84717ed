import { shownDate } from '../../model/dates.ts';
import type { DocumentCategory, TrainingDocument } from '../../model/types.ts';
import { each, esc } from '../html.ts';
import { articlePage, type Frame } from './frame.ts';

/** The four categories of the article (article.txt, «Раздел «Моё здоровье»»). */
export const CATEGORIES: Readonly<Record<DocumentCategory, string>> = {
  visits: 'Приёмные карты и выписки из поликлиники',
  studies: 'Результаты лабораторных и инструментальных исследований',
  vaccines: 'Справки о прививках и вакцинациях',
  prevention: 'Плановые рекомендации по профилактике',
};

/** The code asked before the medical card opens; any six digits do. */
export const TRAINING_CODE = '246813';

export const renderHealthEntry = (frame: Frame): string =>
  articlePage(
    'Моё здоровье',
    `<h1>Моё здоровье</h1>
<p>Сведения о посещениях врачей, результаты анализов, прививки и история лечения.</p>
<form method="get" action="/my-health/confirm"><button type="submit" class="button">Медицинская карта</button></form>`,
    frame,
  );

export const renderConfirmPage = (error: string, frame: Frame): string =>
  articlePage(
    'Подтверждение',
    `<h1>Подтвердите запрос</h1>
<p>Введите код из СМС. Учебный код: <b class="training-code">${TRAINING_CODE}</b></p>
${error ? `<p class="error" role="alert">${esc(error)}</p>` : ''}
<form method="post" action="/my-health/confirm"><label for="code">Код из СМС</label>
<input id="code" name="code" inputmode="numeric" maxlength="6" autocomplete="one-time-code">
<button type="submit" class="button">Подтвердить</button></form>`,
    frame,
  );

const link = ({ id, kind }: TrainingDocument): string =>
  kind === 'xml'
    ? `<a class="download" href="/my-health/files/${esc(id)}.xml">Скачать XML</a>`
    : `<a class="download" href="/my-health/files/${esc(id)}.pdf">Скачать PDF</a>`;

/** The list of records in the article's four categories, each with its «Скачать PDF». */
export const renderHealthPage = (documents: readonly TrainingDocument[], frame: Frame): string => {
  const section = ([key, title]: [string, string]): string => {
    const rows = documents.filter((row) => row.category === key);
    const list = each(
      rows,
      (row) =>
        `<li><span class="record-title">${esc(row.title)}</span> <span class="record-date">${shownDate(row.at)}</span> ${link(row)}</li>`,
    );
    return `<section><h2>${title}</h2>${rows.length === 0 ? '<p class="empty">Записей нет.</p>' : `<ul class="records">${list}</ul>`}</section>`;
  };
  return articlePage(
    'Медицинская карта',
    `<h1>Медицинская карта</h1>\n${each(Object.entries(CATEGORIES), section)}`,
    frame,
  );
};
