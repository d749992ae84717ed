// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { LK, WWW } from '../hosts';
import { findPoint, POINTS } from '.';
import { CASES, type Case } from './test-pages';
import { REDESIGNS, type Redesign } from './test-redesigns';

/** Without its styles and scripts: the test's DOM would try to fetch them. */
const parse = (html: string): Document =>
  new DOMParser().parseFromString(html.replace(/<link[^>]*>|<script[^>]*>/g, ''), 'text/html');

/** Small and even: the same seed makes the same page. */
function randomOf(seed: number): () => number {
  let at = seed;
  return () => {
    at = (at * 1_664_525 + 1_013_904_223) >>> 0;
    return at / 2 ** 32;
  };
}

type Verdict = 'right' | 'unseen' | 'wrong';

/** Shows the page in its new look and says whether the arrow is where it belongs, says «не вижу», or misleads. */
function judge({ url, html, point, truth }: Case, changes: readonly Redesign[], seed: number): Verdict {
  const root = parse(html);
  const right = truth === null ? [] : [...root.querySelectorAll(truth)];
  if (truth !== null) expect(right.length, `${truth} on ${url}`).toBeGreaterThan(0);
  for (const [at, element] of right.entries()) element.setAttribute('data-truth', String(at));
  const random = randomOf(seed);
  for (const change of changes) change(root, random);
  const found = findPoint(root, url, [point]);
  if (typeof found === 'string') return truth === null ? 'right' : 'unseen';
  const own = found.element.closest('[data-truth]') ?? found.element.querySelector('[data-truth]');
  return own ? 'right' : 'wrong';
}

const tally = (verdicts: readonly Verdict[]) => ({
  right: verdicts.filter((one) => one === 'right').length / verdicts.length,
  wrong: verdicts.filter((one) => one === 'wrong').length,
});

describe('pointing at the portal’s controls', () => {
  it.each(CASES)('$point on $name', (one) => expect(judge(one, [], 1)).toBe('right'));

  it('knows every control the steps use on some page of the training portal, but one', () => {
    const known = new Set(CASES.map(({ point }) => point));
    expect(Object.keys(POINTS).filter((id) => !known.has(id as never))).toEqual(['family.child']);
    const family = parse('<main><a href="/profile/family/child/7/docs">Ребёнок</a></main>');
    expect(findPoint(family, `${LK}/profile/family`, ['family.child'])).toMatchObject({ point: 'family.child' });
  });

  it('says nothing on letters, on the login and on other hosts', () => {
    const root = parse('<a href="https://www.gosuslugi.ru/help">Помощь</a>');
    for (const url of [
      `${LK}/message/5`,
      `${LK}/node-api/login`,
      'https://esia.gosuslugi.ru/login',
      'https://example.org/',
    ])
      expect(findPoint(root, url, ['nav.help'])).toBe('elsewhere');
    expect(findPoint(root, `${WWW}/600360`, ['nav.help'])).toMatchObject({ point: 'nav.help' });
  });

  it('takes none of two that lead to different places', () => {
    const two = parse('<main><button>Запросить доступ</button><button>Запросить доступ</button></main>');
    expect(findPoint(two, `${WWW}/my-services/medical-card`, ['request.new'])).toBe('unclear');
    const hidden = parse('<main><button hidden>Запросить доступ</button><button>Запросить доступ</button></main>');
    expect(findPoint(hidden, `${WWW}/my-services/medical-card`, ['request.new'])).toMatchObject({
      point: 'request.new',
    });
  });
});

describe('redesigns of both faces', () => {
  const kinds = Object.entries(REDESIGNS);

  it('are of twelve kinds', () => expect(kinds).toHaveLength(12));

  it('leave ≥ 95 % of the steps pointed right, and none pointed wrong', () => {
    const verdicts = kinds.flatMap(([kind, change]) =>
      CASES.flatMap((one) =>
        [1].map((seed) => ({ kind, one, verdict: judge(one, [change], seed * 7_919 + CASES.indexOf(one)) })),
      ),
    );
    const wrong = verdicts.filter(({ verdict }) => verdict === 'wrong');
    expect(wrong.map(({ kind, one }) => `${kind}: ${one.point} on ${one.name}`)).toEqual([]);
    const unseen = verdicts.filter(({ verdict }) => verdict === 'unseen');
    const { right } = tally(verdicts.map(({ verdict }) => verdict));
    expect(
      right,
      unseen.map(({ kind, one }) => `${kind}: ${one.point} on ${one.name}`).join('\n'),
    ).toBeGreaterThanOrEqual(0.95);
  });

  it('a page in another language is pointed at by addresses and marks, or not at all', () => {
    const translated: Redesign = (root, random) => {
      const walker = root.createTreeWalker(root.body, 4);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        node.nodeValue = (node.nodeValue ?? '').replace(/[а-яё]+/gi, () => `word${Math.floor(random() * 99)}`);
      for (const element of root.querySelectorAll('[aria-label], [value]'))
        for (const name of ['aria-label', 'value']) if (element.hasAttribute(name)) element.setAttribute(name, 'word');
    };
    const verdicts = CASES.map((one, at) => judge(one, [translated], at));
    expect(tally(verdicts).wrong).toBe(0);
    expect(tally(verdicts).right).toBeGreaterThan(0.6);
  });

  it('two at once still mislead nobody', () => {
    const verdicts = kinds.flatMap(([, first], at) =>
      CASES.filter((_, index) => index % 3 === at % 3).map((one) =>
        judge(one, [first, kinds[(at + 5) % kinds.length]?.[1] ?? first], at * 31 + CASES.indexOf(one)),
      ),
    );
    expect(tally(verdicts).wrong).toBe(0);
  });
});
