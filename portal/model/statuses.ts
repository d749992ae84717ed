/** The article's four labels of a request (article.txt, «Проверка статуса запроса»). */
export const ARTICLE_LABELS = ['В обработке', 'Одобрено', 'Отклонено', 'Требуются документы'] as const;
export type ArticleLabel = (typeof ARTICLE_LABELS)[number];

const TITLES: Readonly<Record<number, string>> = {
  [-1]: 'Ошибка обработки результата',
  0: 'Черновик заявления',
  1: 'Заявление зарегистрировано',
  2: 'Заявление получено ведомством',
  3: 'Услуга оказана',
  4: 'Отказано в предоставлении услуги',
  5: 'Ошибка отправки заявления в ведомство',
  6: 'Заявление принято к рассмотрению',
  7: 'Промежуточные результаты',
  8: 'Неизвестный статус',
  9: 'Заявление отменяется',
  10: 'Заявление отменено',
  11: 'Не удалось отменить',
  12: 'Входящее сообщение',
  14: 'Ожидание дополнительной информации',
  15: 'Заявление требует исправления',
  16: 'Исходящее сообщение',
  17: 'Зарегистрировано на портале',
  18: 'Отправка невозможна',
  21: 'Заявление отправлено в ведомство',
  22: 'Ошибка получения ведомством',
  24: 'Ошибка обработки',
  25: 'Приглашение на приём',
  26: 'Приглашение в МФЦ',
  30: 'Ошибка отправки',
  31: 'Ожидание подписания другими участниками',
  32: 'Подписано всеми',
  34: 'Принято',
  35: 'Документ готов',
  36: 'Принято в обработку',
  38: 'Документ доставлен',
  39: 'Документ выдан',
  40: 'Онлайн-услуга оказана',
  41: 'Онлайн-услуга не оказана',
  84: 'Аннулировано',
  104: 'Доверенность недействительна',
};

const FINAL = new Set([-1, 3, 4, 5, 10, 18, 22, 24, 30, 38, 39, 40, 41, 58, 84]);
const IN_PROGRESS = new Set([1, 2, 6, 7, 9, 12, 16, 17, 21, 29, 32, 33, 34, 35, 36, 37, 40, 51, 115]);
const NEEDS_PERSON = new Set([14, 15, 25, 26, 31, 50, 90, 91, 93]);
const EXECUTED = new Set([3, 38, 39]);
const REJECTED = new Set([-1, 4, 5, 8, 10, 11, 18, 22, 24, 30, 41, 42, 43, 52, 53, 84, 104]);
const LABEL_IDS: Readonly<Record<ArticleLabel, number>> = {
  'В обработке': 2,
  Одобрено: 3,
  Отклонено: 4,
  'Требуются документы': 14,
};

/** Default wording of an lk status id; an id without a known name gets the portal's own «Неизвестный статус» (3.1). */
export const titleOf = (statusId: number): string => TITLES[statusId] ?? 'Неизвестный статус';

/** Whether the lk status ends the work (portal.md 3.2). */
export const isFinal = (statusId: number): boolean => FINAL.has(statusId);

/** The article's label of an lk status, or null when the article knows no word for it (portal.md 3.3). */
export const articleLabelOf = (statusId: number): ArticleLabel | null => {
  if (NEEDS_PERSON.has(statusId)) return 'Требуются документы';
  if (EXECUTED.has(statusId)) return 'Одобрено';
  if (REJECTED.has(statusId)) return 'Отклонено';
  return IN_PROGRESS.has(statusId) ? 'В обработке' : null;
};

/** The lk status id that stands for an article label. */
export const statusIdOf = (label: ArticleLabel): number => LABEL_IDS[label];

/** `feed.status` / `statusColorCode` of an lk status (portal.md 3.3); unknown ids appear as bare numbers. */
export const feedStatusOf = (statusId: number): string => {
  if (statusId === 0) return 'draft';
  if (statusId === 25) return 'invite_to_equeue';
  if (NEEDS_PERSON.has(statusId)) return 'edit';
  if (EXECUTED.has(statusId)) return 'executed';
  if (REJECTED.has(statusId)) return 'reject';
  return IN_PROGRESS.has(statusId) ? 'in_progress' : String(statusId);
};
