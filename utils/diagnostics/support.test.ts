import { describe, expect, it } from 'vitest';
import { compareFacts } from './compare';
import { factsFrom } from './fields';
import { managedFrom, NOTHING_MANAGED } from './managed';
import { ownRulesFor, RULES_LIMIT, readRules } from './rules';
import { statisticsOf } from './statistics';
import { GOOD_FACTS } from './test-facts';

const bad = factsFrom({ ...GOOD_FACTS, session: 'out', cookieTwins: '1', cookieTwin: 'acc_t' });

describe('two reports', () => {
  it('tell what went, what stayed and what came', () => {
    const after = factsFrom({ ...GOOD_FACTS, session: 'out', clock: 'ahead-5-min' });
    const seen = compareFacts(bad, after);
    expect(seen).toMatchObject({ gone: ['twin-cookie'], still: ['session-over'], new: ['clock'] });
    expect(seen.differences).toContainEqual({ key: 'cookieTwins', before: '1', after: '0' });
    expect(compareFacts(bad, bad)).toEqual({
      gone: [],
      still: ['twin-cookie', 'session-over'],
      new: [],
      differences: [],
    });
  });
});

describe('many reports', () => {
  it('are counted by first cause and by all', () => {
    expect(
      statisticsOf([bad, bad, GOOD_FACTS, factsFrom({ ...GOOD_FACTS, session: 'out', browser: 'firefox' })]),
    ).toEqual({
      reports: 4,
      clear: 1,
      first: [
        { what: 'twin-cookie', count: 2 },
        { what: 'session-over', count: 1 },
      ],
      all: [
        { what: 'session-over', count: 3 },
        { what: 'twin-cookie', count: 2 },
      ],
      browsers: [
        { what: 'chrome', count: 3 },
        { what: 'firefox', count: 1 },
      ],
    });
    expect(statisticsOf([])).toMatchObject({ reports: 0, clear: 0, first: [] });
  });
});

const rule = {
  title: 'Прокси',
  answer: 'Отключите прокси.',
  questions: ['Есть ли прокси?'],
  when: [{ session: ['out'], browser: ['chrome', 'edge'] }],
};
const file = (rules: unknown) => JSON.stringify({ format: 'medcard-check-rules', version: 1, rules });

describe('own rules', () => {
  it('stand beside ours when their facts are there', () => {
    const read = readRules(file([rule]));
    if (!read.ok) return expect.fail(read.error);
    expect(ownRulesFor(read.value, bad).map(({ title }) => title)).toEqual(['Прокси']);
    expect(ownRulesFor(read.value, GOOD_FACTS)).toEqual([]);
  });

  it.each([
    ['no JSON', '{'],
    ['another file', '{"format":"x"}'],
    ['a fact that is none', file([{ ...rule, when: [{ note: ['x'] }] }])],
    ['a value that no report can have', file([{ ...rule, when: [{ session: ['maybe'] }] }])],
    ['a condition on nothing', file([{ ...rule, when: [{}] }])],
    ['no condition', file([{ ...rule, when: [] }])],
    ['a title of 300 letters', file([{ ...rule, title: 'x'.repeat(300) }])],
    ['501 rules', file(Array(501).fill(rule))],
  ])('are refused: %s', (_what, json) => expect(readRules(json)).toEqual({ ok: false, error: 'not-rules' }));

  it('are not even read when they are huge', () => {
    expect(readRules(' '.repeat(RULES_LIMIT + 1))).toEqual({ ok: false, error: 'too-large' });
  });
});

describe('what an organisation has set', () => {
  it.each<[unknown, string[]]>([
    [
      ['watching', 'companion'],
      ['companion', 'watching'],
    ],
    [['watching', 'watching', 'archive', 5, null, '__proto__'], ['watching']],
    ['watching', []],
    [{ 0: 'watching', length: 1 }, []],
    [undefined, []],
  ])('switches off of the closed list only: %j', (disabled, off) => expect(managedFrom({ disabled }).off).toEqual(off));

  it('is a contact and rules, each taken alone', () => {
    expect(managedFrom({ supportContact: ' кабинет 5 ', rules: file([rule]) })).toMatchObject({
      contact: 'кабинет 5',
      rules: [{ title: 'Прокси' }],
    });
    expect(managedFrom({ supportContact: 'x'.repeat(9_000), rules: '{' })).toEqual({
      contact: 'x'.repeat(300),
      rules: [],
      off: [],
    });
    expect(managedFrom({ supportContact: 5, rules: [rule] })).toEqual(NOTHING_MANAGED);
  });
});
