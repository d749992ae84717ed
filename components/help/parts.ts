import type { DeskTexts, GuideTexts, HelpTexts } from '../../utils/text';

/** What a chapter is made of (utils/text/ru/help.ts). */
export type Part =
  | string
  | { readonly list: readonly string[] }
  | { readonly steps: readonly string[] }
  | { readonly letters: readonly string[] }
  | { readonly refusals: readonly string[] }
  | { readonly commands: string; readonly keyFile?: string };

export type Chapter = { id: string; title: string; parts: readonly Part[] };

/** Words of other rooms that the manual repeats: they are taken from there, so they cannot differ. */
export type Borrowed = { procedures: GuideTexts['procedures']; refusals: DeskTexts['scans']['refusals'] };

export const chaptersOf = ({ chapters }: HelpTexts): Chapter[] =>
  Object.entries(chapters).map(([id, { title, parts }]) => ({ id, title, parts }));

export type Table = { head: readonly string[]; rows: readonly (readonly string[])[] };

/** The table a part stands for; null: it is none. */
export function tableOf(part: Exclude<Part, string>, { procedures, refusals }: Borrowed): Table | null {
  if ('letters' in part) return { head: part.letters, rows: Object.entries(procedures) };
  if ('refusals' in part)
    return { head: part.refusals, rows: Object.values(refusals).map(({ title, next }) => [title, next]) };
  return null;
}

/** What opens a copy of this name with stock programs. */
export const commandsOf = (copy: string, keyFile?: string): string =>
  [`age -d${keyFile ? ` -i ${keyFile}` : ''} -o ${tarOf(copy)} ${copy}`, `tar -xf ${tarOf(copy)}`].join('\n');

const tarOf = (copy: string): string => copy.replace(/\.age$/, '');
