import {
  type Borrowed,
  type Chapter,
  chaptersOf,
  commandsOf,
  type Part,
  tableOf,
} from '../../components/help/parts.ts';
import { deskTexts, guideTexts, helpTexts } from '../../utils/text';

/** Pictures stand only in docs/: after the last part of their chapter. */
const PICTURES: Readonly<Record<string, readonly (readonly [file: string, alt: string])[]>> = {
  start: [['guide-welcome', 'Страница после установки: три вопроса']],
  guide: [['guide-steps', 'Шаги: раскрыт тот, который сейчас ваш']],
  pointing: [
    ['guide-pointing', 'Кольцо вокруг нужной ссылки и подсказка рядом'],
    ['guide-words', 'То же словами: как кнопка может называться и где она бывает'],
  ],
  watching: [['requests', 'Заявления с историей статусов']],
  archive: [['archive', 'Архив документов']],
  scans: [['guide-scans', 'Два снимка на проверке']],
  trouble: [['check', 'Проверка: причины и что сделать']],
};

const WIDTH = 120;

/** docs/руководство.md whole: the section «Помощь» of the cabinet with pictures. */
export function manual(): string {
  const texts = helpTexts('ru');
  const borrowed = { procedures: guideTexts('ru').procedures, refusals: deskTexts('ru').scans.refusals };
  const chapters = chaptersOf(texts).map((chapter) => chapterOf(chapter, borrowed));
  return `${['# Руководство', wrapped(texts.lead), WHERE, ...chapters].join('\n\n')}\n`;
}

const WHERE = wrapped(
  'То же самое есть в самом Спутнике и читается без интернета: «Помощь» внизу меню кабинета. Эту страницу пишет `tools/help/manual.test.ts` из `utils/text/ru/help.ts`, здесь её не правят.',
);

function chapterOf({ id, title, parts }: Chapter, borrowed: Borrowed): string {
  const pictures = (PICTURES[id] ?? []).map(([file, alt]) => `![${alt}](pictures/${file}.png)`);
  return [`## ${title}`, ...parts.map((part) => partOf(part, borrowed)), ...pictures].join('\n\n');
}

function partOf(part: Part, borrowed: Borrowed): string {
  if (typeof part === 'string') return wrapped(part);
  if ('list' in part) return part.list.map((words) => wrapped(words, '- ')).join('\n');
  if ('steps' in part) return part.steps.map((words, at) => wrapped(words, `${at + 1}. `)).join('\n');
  if ('commands' in part)
    return commandsOf(part.commands, part.keyFile)
      .split('\n')
      .map((line) => `    ${line}`)
      .join('\n');
  const table = tableOf(part, borrowed);
  if (!table) throw new Error('a part that is nothing');
  const rows = [table.head, table.head.map(() => '---'), ...table.rows];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Lines as long as the other pages have them; the second line of an item stands under its words. */
function wrapped(words: string, sign = ''): string {
  const lines = [sign];
  for (const word of words.split(' ')) {
    const last = lines.at(-1) ?? '';
    const begun = last.trim() === '' || last === sign;
    if (!begun && last.length + 1 + word.length > WIDTH) lines.push(' '.repeat(sign.length) + word);
    else lines[lines.length - 1] = begun ? last + word : `${last} ${word}`;
  }
  return lines.join('\n');
}
