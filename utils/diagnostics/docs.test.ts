import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FEATURES } from '../platform';
import { causeTexts, diagnosticsTexts, shellTexts } from '../text';
import { CAUSE_IDS, type CauseId, causeOf } from './causes';
import { managedFrom } from './managed';
import { readRules } from './rules';

const causes = causeTexts('ru');
const { confidence } = diagnosticsTexts('ru');
const read = (path: string): string => readFileSync(path, 'utf8');
/** The fenced examples of a page, by their language. */
const examples = (text: string): unknown[] =>
  [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => JSON.parse(json));

const rowOf = (id: CauseId): string => {
  const { code, confidence: sure } = causeOf(id);
  const { title, ask, next } = causes[id];
  return `| ${code} | ${title} | ${confidence[sure]} | ${ask} | ${next} |`;
};

it('docs/разбор-отчёта.md has a row for each cause, and no other', () => {
  const rows = read('docs/разбор-отчёта.md')
    .split('\n')
    .filter((line) => /^\| \d\d \|/.test(line));
  expect(rows).toEqual(CAUSE_IDS.map(rowOf));
});

it('docs/организациям.md names each setting and each feature, and no other', () => {
  const text = read('docs/организациям.md');
  const schema = JSON.parse(read('public/managed-schema.json')) as { properties: Record<string, object> };
  const named = [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(named).toEqual([...Object.keys(schema.properties), ...FEATURES]);
  const words = shellTexts('ru').off.features;
  for (const feature of FEATURES) expect(text).toContain(`| \`${feature}\` | ${words[feature]} |`);
});

it('docs/организациям.md has examples that work', () => {
  const [rules, chromium, nativeManifest, policies] = examples(read('docs/организациям.md')) as [
    object,
    { '3rdparty': { extensions: Record<string, Record<string, unknown>> } },
    { data: Record<string, unknown>; type: string },
    { policies: { '3rdparty': { Extensions: Record<string, Record<string, unknown>> } } },
  ];
  expect(readRules(JSON.stringify(rules))).toMatchObject({ ok: true, value: [{}] });
  const sets = [
    ...Object.values(chromium['3rdparty'].extensions),
    nativeManifest.data,
    ...Object.values(policies.policies['3rdparty'].Extensions),
  ];
  expect(sets).toHaveLength(3);
  for (const set of sets) {
    const { contact, rules: taken, off } = managedFrom(set);
    expect(contact).not.toBeNull();
    expect(off).toEqual((set as { disabled: string[] }).disabled);
    expect(taken.length).toBe('rules' in set ? 1 : 0);
  }
});
