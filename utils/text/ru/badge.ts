/** The title of the toolbar's sign: needed at each wake, so it stands apart and is short. */
export const badge = {
  product: 'Спутник медкарты',
  news: (n: number) => `изменений — ${n}`,
  blind: 'больше часа не могу проверить заявления',
  /** What the last look met. */
  states: {
    login: 'войдите на портал',
    challenge: 'портал просит подтвердить, что вы человек',
    maintenance: 'на портале технические работы',
    rate: 'портал просит подождать',
    server: 'портал отвечает ошибкой',
    offline: 'нет интернета',
    network: 'портал не отвечает',
    unknown: 'ответ портала не понят',
  },
} as const;
