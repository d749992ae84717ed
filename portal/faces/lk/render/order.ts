import type { FileJson, OrderJson } from '../../../api/order-json.ts';
import { esc, fileUrl, shownDate, weightOf } from './escape.ts';

const fileRow = (file: FileJson): string => `<lk-files><lib-file><div class="file-wrapper">
<lib-file-extension-icon></lib-file-extension-icon>
<a class="link-plain" href="${esc(fileUrl(file.link))}"><span class="name text-plain">${esc(file.fileName)}</span></a>
<span class="weight text-plain gray">${weightOf(file.fileSize)}</span></div></lib-file></lk-files>`;

/**
 * The page of one заявление inside `lk-root` (portal.md 6.4): number in `section h2 span`, « Ещё файлы » with its spaces,
 * and «Cкачать в PDF» whose first letter is Latin, all as observed.
 */
export const renderOrderPage = (order: OrderJson): string => {
  const { currentStatusHistory: status, orderResponseFiles: files } = order;
  const comment = status.comment === undefined ? '' : `<p class="comment text-plain">${esc(status.comment)}</p>`;
  const preview = order.id === undefined ? '' : `<a class="link-plain" href="/order/${order.id}">Cкачать в PDF</a>`;
  return `<main><lk-order-details>
<a class="back-button link-plain" href="/orders">Назад</a>
<section class="card order-head"><h2 class="title-h2">Заявление №\u00a0<span>${esc(order.id ?? '')}</span></h2>
<h4 class="title-h4 service-name">${esc(order.serviceName)}</h4>
<p class="small-text gray">${esc(order.stateStructureName)}</p></section>
<section class="card feed-content"><div class="status status-${esc(status.statusColorCode)} feed-status"><h3 class="title-h3">${esc(status.title)}</h3></div>
<p class="small-text gray">${shownDate(status.date)}</p>${comment}</section>
${files.length === 0 ? '' : `<section class="card response-files"><h4 class="title-h4">Результат</h4>${files.map(fileRow).join('')}</section>`}
<section class="card more-files"><span class="title-h4"> Ещё файлы </span>${preview}</section>
<section class="card history"><h4 class="title-h4">История</h4><ol>${order.statuses
    .slice(0, -1)
    .reverse()
    .map(
      (row) =>
        `<li><span class="text-plain">${esc(row.title)}</span> <span class="small-text gray">${shownDate(row.date)}</span></li>`,
    )
    .join('')}</ol></section>
</lk-order-details></main>`;
};

/** The page of an order the portal does not know. */
export const renderOrderMissing = (): string =>
  '<main><section class="card"><h3 class="title-h3">Заявление не найдено</h3><p class="text-plain">Проверьте адрес страницы.</p></section></main>';
