/** What every page of ours has around its content. */
export const shell = {
  product: 'Спутник медкарты',
  notOfficial: 'Не является официальным приложением Госуслуг',
  skip: 'К содержимому',
  nav: 'Разделы',
  sections: {
    requests: 'Заявления',
    archive: 'Архив',
    guide: 'Шаги',
    diagnostics: 'Проверка',
    desk: 'Документы',
    settings: 'Настройки',
  },
  attention: (n: number) => `требуют внимания: ${n}`,
  loading: 'Загружаем…',
  close: 'Закрыть',
  cancel: 'Отмена',
  noAnswer: {
    title: 'Спутник не ответил',
    safe: 'Ваши заявления и архив на месте, слежение продолжается.',
    next: 'Обновите страницу. Если не поможет, выключите и включите расширение.',
  },
  reload: 'Обновить страницу',
} as const;
