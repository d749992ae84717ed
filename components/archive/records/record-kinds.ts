import type { RecordTexts } from '../../../utils/text';
import type { RecordItem } from '../archive-view';

export type RecordKind = Exclude<keyof RecordTexts['kinds'], 'all'>;

/** What people look for, by the words documents are called by (kinds of reference 1.2.643.5.1.13.13.11.1522). */
const WORDS: readonly [RecordKind, RegExp][] = [
  ['vaccine', /прививк|вакцин|иммуниз|профилактических прив/i],
  ['discharge', /эпикриз|выписк|выписной/i],
  ['referral', /направлени/i],
  ['recipe', /рецепт|назначени/i],
  ['paper', /справк|сертификат|больничн|нетрудоспособност|медицинское заключение|медицинское свидетельство/i],
  ['lab', /анализ|лабораторн|цитолог|гистолог|бактериолог|микробиолог|биохими|гематолог|кров|моч/i],
  [
    'study',
    /инструментальн|рентген|ультразвук|узи|томограф|мрт|флюорограф|экг|электрокардио|эхокардио|эндоскоп|маммограф|снимок|исследовани/i,
  ],
  ['visit', /осмотр|консультаци|при[её]м|диспансер|протокол|осмотра/i],
];

export function kindOf({ title, kind, saidKind }: Pick<RecordItem, 'title' | 'kind' | 'saidKind'>): RecordKind {
  if (saidKind) return saidKind;
  const named = WORDS.find(([, words]) => words.test(title))?.[0];
  return named ?? (kind === 'jpeg' || kind === 'png' || kind === 'heic' ? 'study' : 'other');
}

/** `null`: any. */
export type Wanted = { kind: RecordKind | null; year: number | null };

export const yearOf = ({ at }: Pick<RecordItem, 'at'>): number | null => (at === 0 ? null : new Date(at).getFullYear());

export const chosen = (records: readonly RecordItem[], { kind, year }: Wanted): RecordItem[] =>
  records.filter((record) => (kind === null || kindOf(record) === kind) && (year === null || yearOf(record) === year));
