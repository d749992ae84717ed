/** The group of a status in a word or two, where the portal's own title is not at hand. */
export const statusGroups = {
  'in-progress': 'В обработке',
  information: 'Есть новости',
  executed: 'Готово',
  rejected: 'Отказано',
  'needs-person': 'Нужно ваше действие',
  draft: 'Черновик',
  message: 'Сообщение',
  unknown: 'Статус неизвестен',
} as const;
