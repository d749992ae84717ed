import { UNKNOWN_STATUS } from '../../api/order-json.ts';
import { shownDateTime } from '../../model/dates.ts';
import { MEDCARD_SERVICE } from '../../model/seed.ts';
import { currentOf } from '../../model/state.ts';
import { articleLabelOf } from '../../model/statuses.ts';
import type { TrainingOrder } from '../../model/types.ts';
import type { Twist } from '../../server/exchange.ts';
import { each, esc } from '../html.ts';
import { articlePage, type Frame } from './frame.ts';

const COMMENTS: Readonly<Record<string, string>> = {
  'В обработке': 'Заявка принята, система передаёт её в профильный отдел.',
  Одобрено: 'Доступ к карте активирован, документ будет доступен в личном кабинете.',
  Отклонено: 'Запрос отклонён. Причина отказа: данные полиса не подтверждены.',
  'Требуются документы': 'Необходимо загрузить недостающие справки или подтверждения.',
};

const requestPath = (number: string): string => `/my-services/medical-card/requests/${number}`;

/** The label a request shows; a status the article has no word for shows its own title. */
export const articleStatusOf = (order: TrainingOrder, twist: Twist | null = null): string => {
  if (twist === 'unknown-status') return UNKNOWN_STATUS.title;
  const { statusId, title } = currentOf(order);
  return articleLabelOf(statusId) ?? title;
};

const files = (order: TrainingOrder): string =>
  order.files.length === 0
    ? ''
    : `<section class="request-files"><h2>Файлы ответа</h2><ul>${each(order.files, (file) => `<li><a href="/api/storage/v1/files/${esc(file.objectId)}/2/download?mnemonic=${esc(encodeURIComponent(file.mnemonic))}">${esc(file.name)}</a></li>`)}</ul></section>`;

/** The page of one request: number, status label and «Подробнее» with the support's comment (article.txt). */
export const renderRequestPage = (order: TrainingOrder, frame: Frame, twist: Twist | null = null): string => {
  const label = articleStatusOf(order, twist);
  const last = currentOf(order);
  const heading = order.service === MEDCARD_SERVICE ? 'Заявка на открытие медкарты' : 'Заявка';
  const number =
    twist === 'missing-number' ? '' : `<p class="request-number">Номер заявки: <b>${esc(order.number)}</b></p>`;
  return articlePage(
    heading,
    `<h1>${heading}</h1>
${number}
<p class="request-service">Услуга: ${esc(order.service)}</p>
<p class="request-status">Статус: <span class="status-label">${esc(label)}</span></p>
<details><summary>Подробнее</summary>
<p class="request-comment">${esc(last.comment ?? COMMENTS[label] ?? '')}</p>
<p>Обновлено: ${shownDateTime(last.at)}</p></details>
${files(order)}
<p><a href="/my-services/medical-card">Ко всем запросам</a></p>`,
    frame,
  );
};

/** «Последние запросы» with a link to each request, and the button that starts one. */
export const renderRequestsPage = (
  orders: readonly TrainingOrder[],
  frame: Frame,
  twist: Twist | null = null,
): string =>
  articlePage(
    'Медицинская карта',
    `<h1>Медицинская карта</h1>
<form method="post" action="/my-services/medical-card/requests"><button type="submit" class="button">Запросить доступ</button></form>
<section aria-labelledby="latest"><h2 id="latest">Последние запросы</h2>
${
  orders.length === 0
    ? '<p class="empty">У вас пока нет запросов.</p>'
    : `<ul class="requests">${each(
        orders,
        (order) =>
          `<li><a href="${requestPath(order.number)}">${esc(order.service)}</a> <span class="number">№ ${esc(order.number)}</span> <span class="status-label">${esc(articleStatusOf(order, twist))}</span></li>`,
      )}</ul>`
}</section>`,
    frame,
  );

/** «Мои услуги»: the list that holds «Медицинская карта» unless it was switched off in the settings. */
export const renderServicesPage = (withMedcard: boolean, frame: Frame): string =>
  articlePage(
    'Мои услуги',
    `<h1>Мои услуги</h1>
<ul class="services">
${withMedcard ? '<li><a href="/my-services/medical-card">Медицинская карта</a><p>Заявки на доступ и их статус</p></li>' : ''}
<li><a href="/my-health">Моё здоровье</a><p>Записи врачей, анализы, прививки</p></li>
<li><a href="/settings/connected-services">Настройки</a><p>Подключённые сервисы</p></li>
</ul>`,
    frame,
  );
