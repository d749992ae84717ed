import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as texts from '../../utils/text';
import { manual } from './manual.ts';

type Catalogue = (locale: texts.Locale) => unknown;

/** Every string of a catalogue; functions say something plausible. */
function words(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node === 'function') return [String((node as (...args: unknown[]) => unknown)('', '', ''))];
  return Object.values(node as object).flatMap(words);
}

const catalogues = Object.entries(texts).flatMap(([name, one]) =>
  name.endsWith('Texts') && name !== 'helpTexts' ? [one as Catalogue] : [],
);

/** What is said in quotes and is no word of ours. */
const NOT_OURS: Readonly<Record<texts.Locale, readonly string[]>> = { ru: ['документы'], en: [] };

it('is what docs/руководство.md says', async () => {
  await expect(manual()).toMatchFileSnapshot('../../docs/руководство.md');
});

it('shows only pictures that are there', () => {
  const pictures = [...manual().matchAll(/\]\((pictures\/[^)]+)\)/g)].map(([, file]) => file);
  expect(pictures.length).toBeGreaterThan(5);
  for (const file of pictures) expect(existsSync(`docs/${file}`), file).toBe(true);
});

it.each(['ru', 'en'] as const)('calls sections and buttons what they are called: %s', (locale) => {
  const said = JSON.stringify(texts.helpTexts(locale));
  const named = [...said.matchAll(locale === 'ru' ? /«([^»]+)»/g : /“([^”]+)”/g)].map(([, name = '']) => name);
  const ours = catalogues.flatMap((one) => words(one(locale)));
  const strange = named.filter((name) => !NOT_OURS[locale].includes(name) && !ours.some((one) => one.startsWith(name)));
  expect(named.length).toBeGreaterThan(40);
  expect(strange).toEqual([]);
});

it('is named where people look for it', () => {
  expect(readFileSync('README.md', 'utf8')).toContain('docs/руководство.md');
});
