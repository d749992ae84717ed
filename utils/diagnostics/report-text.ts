import type { CauseTexts, DiagnosticsTexts, FactTexts, TraceTexts } from '../text';
import { codeOf } from './code';
import { FACT_KEYS, type Fact, type FactKey } from './fields';
import { causesOf } from './rank';
import { type Report, reportJson } from './report';
import { traceLines } from './trace-text';

export type ReportWords = {
  causes: CauseTexts;
  facts: FactTexts;
  diagnostics: DiagnosticsTexts;
  trace: TraceTexts;
};
export const REPORT_TEXT_LIMIT = 16 * 1_024;

/** A fact's value in words; counts and names of the portal's cookies stand as they are. */
export const wordOf = (value: Fact, { values }: FactTexts): string =>
  Object.hasOwn(values, String(value)) ? values[value as keyof typeof values] : String(value);

/** A field's name and value; the day is written as a date. */
export function factLine(key: FactKey, value: Fact, texts: FactTexts): [label: string, value: string] {
  const day =
    key === 'day' && typeof value === 'number' ? new Date(value * 86_400_000).toISOString().slice(0, 10) : null;
  return [texts.labels[key], day ?? wordOf(value, texts)];
}

/** The whole report for eyes, the line for programs at its end; at most {@link REPORT_TEXT_LIMIT} bytes. */
export function reportText(
  report: Report,
  { causes, facts, diagnostics: { report: words, confidence }, trace }: ReportWords,
): string {
  const found = causesOf(report.facts);
  const known = FACT_KEYS.filter((key) => report.facts[key] !== null);
  return [
    words.title,
    `${words.code}: ${codeOf(report.facts)}`,
    '',
    ...(found.length === 0 ? [words.nothing] : [`${words.causes}:`]),
    ...found.map((cause) => `- ${confidence[cause.confidence]}: ${causes[cause.id].title}`),
    '',
    `${words.facts}:`,
    ...known.map((key) => `- ${factLine(key, report.facts[key], facts).join(': ')}`),
    '',
    ...(report.trace ? [`${words.record}:`, ...traceLines(report.trace, { facts, trace }), ''] : []),
    `${words.machine}:`,
    reportJson(report),
    '',
  ].join('\n');
}
