/** What is said beside a control of the portal. */
export const beside = {
  label: 'Подсказка Спутника',
  next: 'Дальше',
  done: 'Готово',
  lost: 'Не вижу кнопку',
  back: 'Показать стрелку',
  close: 'Закончить',
  toIt: 'К кнопке',
  skip: 'Пропустить',
  open: 'Открыть страницу',
  absent: 'Этой кнопки на странице нет. Вот где она бывает:',
  elsewhere: 'Этот шаг делают на другой странице.',
  finished: 'Шаг сделан.',
  lookLikes: 'На кнопке может быть написано:',
} as const;
