import { describe, expect, it } from 'vitest';
import { growth, PROPORTION } from '../test-effort';
import { latinKeys, looksLikeWrongLayout, passphraseStrength } from './passphrase';

describe('strength', () => {
  it.each([
    ['', 0],
    ['123456', 0],
    ['password', 0],
    ['пароль', 0],
    ['Пароль', 0],
    ['йцукен', 0],
    ['ЙЦУКЕНГШЩЗ', 0],
    ['gfhjkm', 0],
    ['aaaaaaaaaaaaaaaaaaaa', 1],
  ])('«%s» is guessed at once', async (text, most) => {
    const { score, weak } = await passphraseStrength(text);
    expect(score).toBeLessThanOrEqual(most);
    expect(weak).toBe(true);
  });

  it.each(['ржавый трамвай дремлет у причала', 'correct horse battery staple', 'Zq7#vT2!pLx9'])(
    '«%s» is enough',
    async (text) => {
      expect(await passphraseStrength(text)).toMatchObject({ weak: false });
    },
  );

  it('answers soon for a long text, and judges composed and decomposed alike', async () => {
    const judged = (letters: number) => passphraseStrength('qwertyйцукен'.repeat(letters / 12));
    expect(await growth(judged, 12_000)).toBeLessThan(PROPORTION);
    const text = 'синий ёжик';
    expect(await passphraseStrength(text.normalize('NFD'))).toEqual(await passphraseStrength(text));
  });
});

describe('the keys under the letters', () => {
  it.each([
    ['йцукен', 'qwerty'],
    ['пароль', 'gfhjkm'],
    ['Мама мыла раму', 'Vfvf vskf hfve'],
    ['ёхъжэбю', "`[];',."],
    ['qwerty 123', 'qwerty 123'],
    ['дом-2', 'ljv-2'],
    ['', ''],
    ['日本 🩺', '日本 🩺'],
  ])('%s → %s', (text, keys) => expect(latinKeys(text)).toBe(keys));

  it('each Russian letter has its own key', () => {
    const letters = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';
    expect(new Set(latinKeys(letters)).size).toBe(33);
    expect(latinKeys(letters)).not.toMatch(/\p{Script=Cyrillic}/u);
  });
});

describe('a layout forgotten', () => {
  it.each(['gfhjkm', 'vjz vfvf', 'ghbdtn vbh', 'lj,hsq ltym', latinKeys('снег идёт с утра')])('«%s» may be', (text) => {
    expect(looksLikeWrongLayout(text)).toBe(true);
  });

  it.each(['correct horse battery staple', 'пароль', 'Мой пароль', 'ab', '12345678', '', 'мой password', 'elephant'])(
    '«%s» is not',
    (text) => expect(looksLikeWrongLayout(text)).toBe(false),
  );
});
