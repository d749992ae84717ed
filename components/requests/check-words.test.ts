import { expect, it } from 'vitest';
import type { PortalState } from '../../utils/portal';
import { requestTexts } from '../../utils/text';
import { checkWords } from './check-words';

const at = (time: string, day = 20) => new Date(`2026-05-${day}T${time}:00`).getTime();
const NOW = at('15:00');
const words = (
  state: PortalState | 'never',
  lastOkAt: number | null,
  lastCheckAt: number | null,
  nextCheckAt: number | null = at('15:33'),
  locale: 'ru' | 'en' = 'ru',
) => checkWords({ state, lastOkAt, lastCheckAt, nextCheckAt }, requestTexts(locale), locale, NOW);

it.each([
  ['went well', 'ok', at('14:05'), at('14:05'), 'Последняя удачная проверка сегодня, 14:05 · следующая около 15:33'],
  [
    'failed',
    'network',
    at('14:05'),
    at('14:35'),
    'Последняя удачная проверка сегодня, 14:05 · не удалось в 14:35 · следующая около 15:33',
  ],
  [
    'failed yesterday, before the computer slept',
    'server',
    at('14:05', 19),
    at('23:10', 19),
    'Последняя удачная проверка вчера, 14:05 · не удалось вчера, 23:10 · следующая около 15:33',
  ],
  [
    'failed, and the person has opened the page since',
    'unknown',
    at('14:50'),
    at('14:35'),
    'Последняя удачная проверка сегодня, 14:50 · следующая около 15:33',
  ],
  [
    'failed, like all before it',
    'maintenance',
    null,
    at('14:35'),
    'Удачной проверки ещё не было · не удалось в 14:35 · следующая около 15:33',
  ],
  ['was not made yet', 'never', null, null, 'ещё не проверялось · следующая около 15:33'],
] as const)('says when the last good look was: the last one %s', (_what, state, okAt, checkAt, said) => {
  expect(words(state, okAt, checkAt)).toBe(said);
});

it('says when the next one waits for the person', () => {
  const said = 'Последняя удачная проверка сегодня, 14:05 · не удалось в 14:35 · следующая после вашего входа';
  expect(words('login', at('14:05'), at('14:35'), null)).toBe(said);
});

it.each(['login', 'challenge', 'maintenance', 'rate', 'server', 'network', 'unknown'] as const)(
  'never gives the time of a look that met «%s» as that of a check',
  (state) => {
    for (const locale of ['ru', 'en'] as const) {
      const [good = '', failed = ''] = words(state, at('14:05'), at('14:35'), null, locale).split(' · ');
      expect(good).toMatch(/14:05|2:05/);
      expect(good).not.toMatch(/14:35|2:35/);
      expect(failed).toMatch(/14:35|2:35/);
    }
  },
);
