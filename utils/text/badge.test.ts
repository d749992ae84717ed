import { expect, it } from 'vitest';
import { badgeTitle } from '.';
import { badge } from './ru/badge';

const STATES = Object.keys(badge.states) as (keyof typeof badge.states)[];

it.each<[Parameters<typeof badgeTitle>, string]>([
  [['ru', 0, null, false], 'Спутник медкарты'],
  [['ru', 2, null, false], 'Спутник медкарты: изменений — 2'],
  [['ru', 0, 'login', false], 'Спутник медкарты: войдите на портал'],
  [['ru', 3, 'login', false], 'Спутник медкарты: изменений — 3; войдите на портал'],
  [['ru', 0, 'challenge', false], 'Спутник медкарты: портал просит подтвердить, что вы человек'],
  [['ru', 0, 'network', true], 'Спутник медкарты: больше часа не могу проверить заявления; портал не отвечает'],
  [
    ['ru', 1, 'maintenance', true],
    'Спутник медкарты: изменений — 1; больше часа не могу проверить заявления; на портале технические работы',
  ],
  [['en', 2, 'offline', false], 'Medcard Companion: changes — 2; no internet'],
])('%j: «%s»', (given, said) => expect(badgeTitle(...given)).toBe(said));

it.each(STATES)('names «%s» in both languages, with changes waiting and without', (state) => {
  for (const locale of ['ru', 'en'] as const) {
    const alone = badgeTitle(locale, 0, state, false);
    const trouble = alone.slice(badgeTitle(locale, 0, null, false).length + 2);
    expect(trouble).not.toBe('');
    expect(badgeTitle(locale, 4, state, false)).toContain(trouble);
    expect(badgeTitle(locale, 4, state, true)).toContain(trouble);
    expect(badgeTitle(locale, 4, state, true)).toContain('4');
  }
});

it('no two states sound the same', () => {
  expect(new Set(STATES.map((state) => badgeTitle('ru', 0, state, false))).size).toBe(STATES.length);
});
