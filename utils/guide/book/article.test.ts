import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { statusCalled } from '../../portal';
import { guideTexts } from '../../text';
import { BOOK, stepCalled } from '.';
import { ARTICLE } from './article-map';

const COPY = '../shared/article.txt';
const ru = guideTexts('ru').steps as Readonly<Record<string, { fix?: string }>>;
const STATES: Readonly<Record<string, string>> = {
  'in-progress': 'В обработке',
  executed: 'Одобрено',
  rejected: 'Отклонено',
  'needs-person': 'Требуются документы',
};
const RULES = ['applies'];

/** What a place in the table stands for, when it stands for anything. */
function isThere(to: string): boolean {
  const [kind, name = ''] = to.includes(':') ? to.split(':') : ['step', to];
  if (kind === 'step') return stepCalled(name) !== null;
  if (kind === 'fix') return stepCalled(name) !== null && (ru[name]?.fix ?? '') !== '';
  if (kind === 'state') return STATES[name] !== undefined && statusCalled(STATES[name])?.group === name;
  return kind === 'rule' && RULES.includes(name);
}

describe('the article in the guide', () => {
  it.each(ARTICLE.filter(([, , key]) => key !== 'tells'))('%s, line %i (%s) leads to %s', (_hash, line, _key, to) => {
    const places = to.split(' ');
    expect(places.filter((place) => !isThere(place))).toEqual([]);
    // The table and the steps name each other: one of the steps at least stands on this paragraph.
    const steps = places.map((place) => place.replace(/^fix:/, '')).flatMap((code) => stepCalled(code) ?? []);
    if (steps.length > 0) expect(steps.flatMap(({ article }) => article)).toContain(line);
    else expect(places.every((place) => /^(state|rule):/.test(place))).toBe(true);
  });

  it('is behind every step but those the article lacks', () => {
    const used = new Set(ARTICLE.flatMap(([, , , to]) => to.split(' ').map((place) => place.replace(/^fix:/, ''))));
    expect(BOOK.filter(({ code }) => !used.has(code)).map(({ code }) => code)).toEqual(['М-4а', 'Д-7', 'О-4']);
  });

  it('has each step’s paragraphs among its lines', () => {
    const lines = new Set(ARTICLE.map(([, line]) => line));
    for (const { code, article } of BOOK)
      expect(
        article.filter((line) => !lines.has(line)),
        code,
      ).toEqual([]);
  });

  it('never has its wrong contacts repeated', () => {
    const said = JSON.stringify([guideTexts('ru'), guideTexts('en')]);
    expect(said.replace(/\D/g, '')).not.toContain('88005553535');
    expect(said).not.toMatch(/@/);
    expect(said.replaceAll('\u00a0', ' ')).toContain('8 800 100-70-10');
  });

  // The article itself is not ours to keep: where a copy lies beside the repository, each sentence of it is counted.
  it.skipIf(!existsSync(COPY))('is known sentence by sentence (skipped where no copy of it lies beside us)', () => {
    const sentences = readFileSync(COPY, 'utf8')
      .split('\n')
      .flatMap((line, at) =>
        line
          .trim()
          .replace(/^- /, '')
          .split(/(?<=[.!?])\s+(?=[А-ЯЁ«])/)
          .filter((sentence) => sentence !== '')
          .map((sentence) => ({ sentence, line: at + 1 })),
      );
    const known = new Map(ARTICLE.map(([hash, line, key]) => [hash, { line, key }]));
    expect(known.size).toBe(ARTICLE.length);
    for (const { sentence, line } of sentences) {
      const hash = createHash('sha256').update(sentence).digest('hex').slice(0, 8);
      expect(known.get(hash)?.line, `line ${line} is not in the table`).toBe(line);
      // A sentence that commands or names what matters may not be put aside as «tells».
      const asks =
        /(?:^|[\s(«])(?:откройте|нажмите|введите|укажите|войдите|найдите|проверьте|убедитесь|очистите|обновляйте|обновите|дождитесь|создайте|перейдите|авторизуйтесь|подготовьте|выполните|ознакомьтесь)/i;
      const names =
        /одобрено|отклонено|в обработке|требуются документы|снилс|полис|доверенность|телефон|почта|мфц|ошибк/i;
      if (asks.test(sentence) || names.test(sentence)) expect(known.get(hash)?.key, sentence).not.toBe('tells');
    }
    expect(sentences).toHaveLength(ARTICLE.length);
  });
});
