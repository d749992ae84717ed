import type { StatusGroup } from './types';

/**
 * Status ids and names by group, portal.md 3.1 and 3.3. Groups are the portal's own icon classes, but 14, 15 and 31 wear
 * «in progress» and wait for the person, so they say so. Ids without an icon class in the source (18, 22, 36, 44–49,
 * 54–62, 70–88, 101, 104) are grouped by the sense of their name. 115 is known by its icon only.
 */
export const STATUSES: readonly (readonly [group: StatusGroup, titles: Readonly<Record<string, string>>])[] = [
  [
    'in-progress',
    {
      2: 'Заявление получено ведомством',
      7: 'Промежуточные результаты',
      9: 'Заявление отменяется',
      17: 'Зарегистрировано на портале',
      21: 'Заявление отправлено в ведомство',
      29: 'Направлено в МФЦ',
      33: 'Направлено в МФЦ',
      34: 'Принято',
      36: 'Принято в обработку',
      37: 'В процессе доставки',
      40: 'Онлайн-услуга оказана',
      44: 'Жалоба принята',
      45: 'Жалоба назначена',
      56: 'Назначено рассмотрение',
      81: 'Согласие: отправлено',
      115: '',
    },
  ],
  [
    'information',
    {
      1: 'Заявление зарегистрировано',
      6: 'Заявление принято к рассмотрению',
      32: 'Подписано всеми',
      35: 'Документ готов',
      51: 'Запрос подтверждён',
      55: 'Возврат денег',
      60: 'Договор',
      61: 'Договор',
      62: 'Договор',
      88: 'Данные сохранены',
      101: 'Зарегистрировано',
    },
  ],
  [
    'executed',
    {
      3: 'Услуга оказана',
      38: 'Документ доставлен',
      39: 'Документ выдан',
      46: 'Жалоба удовлетворена',
      57: 'Рассмотрение: удовлетворено',
    },
  ],
  [
    'rejected',
    {
      '-1': 'Ошибка обработки результата',
      4: 'Отказано в предоставлении услуги',
      5: 'Ошибка отправки заявления в ведомство',
      8: 'Неизвестный статус',
      10: 'Заявление отменено',
      11: 'Не удалось отменить',
      18: 'Отправка невозможна',
      22: 'Ошибка получения ведомством',
      24: 'Ошибка обработки',
      30: 'Ошибка отправки',
      41: 'Онлайн-услуга не оказана',
      42: 'Доставка отменена',
      43: 'Доставка отменена',
      47: 'Жалоба отклонена',
      48: 'Автопроверка не пройдена',
      49: 'Невозможно определить подразделение',
      52: 'Запрос отклонён',
      53: 'Запрос истёк',
      54: 'Запрос не удался',
      58: 'Рассмотрение: отклонено',
      70: 'Все отменены',
      82: 'Согласие: отказ',
      83: 'Согласие: отменено',
      84: 'Аннулировано',
      104: 'Доверенность недействительна',
    },
  ],
  [
    'needs-person',
    {
      14: 'Ожидание дополнительной информации',
      15: 'Заявление требует исправления',
      25: 'Приглашение на приём',
      26: 'Приглашение в МФЦ',
      31: 'Ожидание подписания другими участниками',
      50: 'Запрос',
      90: 'Согласование у второго заявителя',
      91: 'Ожидание согласования',
      93: 'Запрос согласования',
    },
  ],
  [
    'draft',
    {
      0: 'Черновик заявления',
      80: 'Согласие: черновик',
    },
  ],
  [
    'message',
    {
      12: 'Входящее сообщение',
      16: 'Исходящее сообщение',
    },
  ],
];

/**
 * The back end's own set `terminated()` (portal.md 3.2) without 0: a draft is there because nobody works on it, but a
 * person watching it has all the change still ahead.
 */
export const TERMINATED: readonly number[] = [-1, 3, 4, 5, 10, 18, 22, 24, 30, 38, 39, 40, 41, 58, 84];

/**
 * Words of a feed's `status` and of `statusColorCode` (portal.md 3.3). `edit` stands there both for drafts and for
 * «needs the user»; told apart by id where there is one, it is better to ask the person than to stay silent.
 */
export const FEED_GROUPS: readonly (readonly [group: StatusGroup, words: readonly string[]])[] = [
  ['in-progress', ['in_progress', 'clock', 'create']],
  ['information', ['done', 'doc_done']],
  ['executed', ['executed']],
  ['rejected', ['reject', 'reject_no_pay', 'doc_reject', 'org_reject', 'blocked']],
  ['needs-person', ['warn', 'edit', 'invite_to_equeue', 'request_info']],
  ['draft', ['draft']],
  ['message', ['inbox', 'outbox', 'new_comment']],
];

/** The four labels the article promises («Значения статусов»). */
export const ARTICLE_WORDS: readonly { title: string; group: StatusGroup; final: boolean }[] = [
  { title: 'В обработке', group: 'in-progress', final: false },
  { title: 'Одобрено', group: 'executed', final: true },
  { title: 'Отклонено', group: 'rejected', final: true },
  { title: 'Требуются документы', group: 'needs-person', final: false },
];
