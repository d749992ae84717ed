import { useState } from 'preact/hooks';
import { type CheckWords, type ReaderView, SupportReader } from '../../components/diagnostics';
import {
  causesOf,
  causesOfCode,
  compareFacts,
  type Facts,
  type OwnRule,
  ownRulesFor,
  REPORT_LIMIT,
  RULES_LIMIT,
  readCode,
  readReport,
  readRules,
  statisticsOf,
} from '../../utils/diagnostics';

const NOTHING: ReaderView = { read: null, comparison: null, statistics: null, refused: 0, error: null, rules: 0 };
/** More than a team gathers in a month; each is read one after another. */
const MOST_FILES = 5_000;

type Props = { words: CheckWords; given: readonly OwnRule[]; onClose: () => void };

/** The reader of reports: keeps what it read only while the page is open, and asks nobody. */
export function ReaderSection({ words, given, onClose }: Props) {
  const [view, setView] = useState<ReaderView>({ ...NOTHING, rules: given.length });
  const [rules, setRules] = useState<readonly OwnRule[]>(given);
  const [last, setLast] = useState<Facts | null>(null);
  const show = (facts: Facts) => ({ facts, found: causesOf(facts), own: ownRulesFor(rules, facts) });
  const onRead = (text: string) => {
    const code = readCode(text);
    if (code)
      return setView((before) => ({
        ...before,
        error: null,
        comparison: null,
        statistics: null,
        read: { facts: null, found: causesOfCode(code), own: [] },
      }));
    const read = readReport(text);
    if (!read.ok) return setView((before) => ({ ...before, error: read.error }));
    const { facts, trace } = read.value;
    setView((before) => ({
      ...before,
      error: null,
      statistics: null,
      read: { ...show(facts), trace },
      comparison: last && compareFacts(last, facts),
    }));
    setLast(facts);
  };
  const onFiles = async (files: readonly File[]) => {
    const [only] = files;
    if (!only) return;
    if (files.length === 1) return onRead(await textOf(only, REPORT_LIMIT));
    const all: Facts[] = [];
    for (const file of files.slice(0, MOST_FILES)) {
      const read = readReport(await textOf(file, REPORT_LIMIT));
      if (read.ok) all.push(read.value.facts);
    }
    setView((before) => ({
      ...before,
      error: null,
      read: null,
      comparison: null,
      statistics: statisticsOf(all),
      refused: files.length - all.length,
    }));
  };
  const onRules = async (file: File) => {
    const read = readRules(await textOf(file, RULES_LIMIT));
    setRules(read.ok ? read.value : []);
    setView((before) => ({ ...before, rules: read.ok ? read.value.length : null }));
  };
  return (
    <SupportReader
      view={view}
      words={words}
      onRead={onRead}
      onFiles={(files) => void onFiles(files)}
      onRules={(file) => void onRules(file)}
      onClose={onClose}
    />
  );
}

/** One letter more than the limit is enough to be refused: the rest of a huge file is not read. */
const textOf = (file: File, limit: number): Promise<string> => file.slice(0, limit * 4 + 4).text();
