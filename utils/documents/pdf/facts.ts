import { type DocumentFacts, dayOf, type Patient, tidyFacts } from '../facts';
import type { Line } from './lines';

/** Words a medical document's name begins with (names of kinds: reference 1.2.643.5.1.13.13.11.1522). */
const KINDS =
  /^(?:протокол|заключение|справка|эпикриз|выписка|выписной|результат|направление|рецепт|осмотр|консультаци|исследовани|сертификат|талон|карта|лист|анализ|общий анализ|клинический анализ|биохимическ|рентген|ультразвуков|узи|мрт|кт|экг|электрокардиогра|медицинск|прививочн|больничн|дневник|запись|при[её]м|посмертн|предоперационн|этапный|переводной|описание|назначени|рекомендаци|согласие|отч[её]т)/i;

const PERSON = String.raw`([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:\s+(?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ]\.)){1,3})`;
const SHOUTED = String.raw`([А-ЯЁ]{2,}(?:-[А-ЯЁ]{2,})?(?:\s+[А-ЯЁ]{2,}){1,3})`;
const PATIENT = String.raw`^(?:пациент(?:ка)?|ф\.?\s?и\.?\s?о\.?(?:\s+пациента)?|фамилия,?\s+имя,?\s+отчество(?:\s+пациента)?)\s*:\s*`;
const PATIENT_LINE = new RegExp(PATIENT, 'i');
const NAMED = new RegExp(`^(?:${PERSON}|${SHOUTED})`);
const DATE = String.raw`(\d{2})\.(\d{2})\.(\d{4})(?!\d)`;
const BORN = new RegExp(String.raw`(?:дата\s+рождения|д\.\s?р\.|родил(?:ся|ась))\s*:?\s*${DATE}`, 'i');
const DATED = new RegExp(
  String.raw`^дата(?:\s+и\s+время)?(?:\s+(?:документа|исследования|выдачи|осмотра|при[её]ма|проведения|выполнения|составления|оформления))?\s*:\s*${DATE}`,
  'i',
);
const ORGANISATION_LABEL =
  /^(?:(?:медицинская\s+)?организация|наименование\s+(?:мо|медицинской\s+организации)|учреждение|клиника)\s*:\s*(.{3,})$/i;
const ORGANISATION =
  /^(?:(?:ГБУЗ|ГАУЗ|ГУЗ|ФГБУ|ФГБУЗ|ФГАУ|МБУЗ|МУЗ|КГБУЗ|ОГБУЗ|СПб ГБУЗ|ЧУЗ|ООО|АО|НУЗ)\s|(?:государственное|федеральное|муниципальное|частное|областное|краевое)\s.*(?:учреждение|здравоохранени))/i;

/** Facts from the lines of a PDF's first page: only what stands there plainly, each behind its own label. */
export function pdfFacts(lines: readonly Line[]): DocumentFacts {
  const texts = lines.map(({ text }) => text);
  return tidyFacts({
    title: titleIn(lines),
    day: only(texts.map((text) => dayIn(DATED, text))),
    organisation:
      texts.map((text) => ORGANISATION_LABEL.exec(text)?.[1] ?? null).find((name) => name !== null) ??
      texts.slice(0, 12).find((text) => ORGANISATION.test(text)),
    patient: patientIn(texts),
  });
}

/** A line that begins with the word of a kind: the one with the largest letters among the first of the page. */
function titleIn(lines: readonly Line[]): string | undefined {
  const named = lines
    .slice(0, 20)
    .filter(({ text }) => KINDS.test(text) && text.length >= 4 && text.length <= 200 && !text.includes(':'));
  const [title] = [...named].sort((a, b) => b.height - a.height);
  if (!title) return undefined;
  const after = lines[lines.indexOf(title) + 1];
  // A long name goes on in the next line, in letters of the same size that no other text of the page has.
  const isLarge = lines.filter(({ height }) => height >= title.height).length <= 3;
  const goesOn = after && isLarge && Math.abs(after.height - title.height) < 0.1 && !after.text.includes(':');
  return (goesOn ? `${title.text} ${after.text}` : title.text).replace(/[\s.]+$/, '');
}

/** Somebody named as the patient. Two different ones: nobody, a mix-up is worse than a question. */
function patientIn(texts: readonly string[]): Patient | undefined {
  const found: Patient[] = [];
  for (const [at, text] of texts.entries()) {
    const label = PATIENT_LINE.exec(text);
    if (!label) continue;
    const rest = text.slice(label[0].length);
    const named = NAMED.exec(rest);
    const name = named?.[1] ?? (named?.[2] && spoken(named[2]));
    if (!name) continue;
    const born = dayIn(BORN, rest) ?? dayIn(BORN, `${rest} ${texts[at + 1] ?? ''}`) ?? dayIn(BORN, texts[at + 2] ?? '');
    found.push({ name, ...(born ? { born } : {}) });
  }
  const [first, ...others] = found;
  const alone = others.every(({ name, born }) => name === first?.name && (!born || !first.born || born === first.born));
  return alone ? first : undefined;
}

/** «ИВАНОВА АННА» as one says it. */
const spoken = (shouted: string): string =>
  shouted
    .toLowerCase()
    .replace(/(^|[\s-])([а-яё])/g, (_, before: string, letter: string) => before + letter.toUpperCase());

function dayIn(pattern: RegExp, text: string): string | null {
  const [, day, month, year] = pattern.exec(text) ?? [];
  return dayOf(Number(year), Number(month), Number(day));
}

/** The one answer that all that answered gave. */
function only<T>(answers: readonly (T | null)[]): T | undefined {
  const given = new Set(answers.filter((answer) => answer !== null));
  return given.size === 1 ? [...given][0] : undefined;
}
