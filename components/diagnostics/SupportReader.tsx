import { useId, useState } from 'preact/hooks';
import {
  type Comparison,
  FACT_KEYS,
  type Facts,
  type Found,
  factLine,
  type OwnRule,
  REPORT_LIMIT,
  type ReportError,
  type Statistics,
  type Trace,
} from '../../utils/diagnostics';
import { Button, Card, FileButton, PageHeader } from '../ui';
import { Answers } from './Answers';
import { Compared, Numbers } from './Compared';
import { Timeline } from './Timeline';
import type { CheckWords } from './words';

export type ReaderView = {
  /** Null facts: only a code was given. */
  read: { facts: Facts | null; found: readonly Found[]; own: readonly OwnRule[]; trace?: Trace | null } | null;
  comparison: Comparison | null;
  statistics: Statistics | null;
  refused: number;
  error: ReportError | null;
  /** How many own rules are at hand; null: the file was refused. */
  rules: number | null;
};

type Props = {
  view: ReaderView;
  words: CheckWords;
  onRead: (text: string) => void;
  onFiles: (files: readonly File[]) => void;
  onRules: (file: File) => void;
  onClose: () => void;
};

/** For whoever helps: somebody's report as causes, questions and ready answers. Everything in it is drawn as text. */
export function SupportReader({ view, words, onRead, onFiles, onRules, onClose }: Props) {
  const id = useId();
  const [pasted, setPasted] = useState('');
  const { reader } = words.diagnostics;
  const { read } = view;
  return (
    <>
      <PageHeader title={reader.title} note={reader.hint}>
        <Button onClick={onClose}>{reader.close}</Button>
      </PageHeader>
      <Card>
        <div class="field">
          <label for={`${id}-paste`}>{reader.paste}</label>
          <textarea
            id={`${id}-paste`}
            class="paste"
            rows={4}
            // One letter more than is read: the browser itself cuts a paste of 50 MB, and what is left is refused.
            maxLength={REPORT_LIMIT + 1}
            autocomplete="off"
            spellcheck={false}
            value={pasted}
            onInput={(event) => setPasted(event.currentTarget.value)}
          />
        </div>
        {view.error && (
          <p class="error" role="alert">
            <span aria-hidden="true">▲</span> {reader.errors[view.error]}
          </p>
        )}
        <div class="row">
          <Button kind="primary" onClick={() => onRead(pasted)}>
            {reader.read}
          </Button>
          <FileButton accept=".txt,.json" multiple onFiles={onFiles}>
            {reader.file}
          </FileButton>
          <FileButton accept=".json" onFiles={([file]) => file && onRules(file)}>
            {reader.rules}
          </FileButton>
        </div>
        <p class="small" role="status">
          {view.rules === null ? reader.rulesWrong : view.rules > 0 ? reader.rulesRead(view.rules) : ''}
        </p>
      </Card>
      {read && <Answers found={read.found} own={read.own} words={words} />}
      {view.comparison && <Compared comparison={view.comparison} words={words} />}
      {view.statistics && <Numbers statistics={view.statistics} refused={view.refused} words={words} />}
      {read?.trace && <Recorded trace={read.trace} words={words} />}
      {read?.facts && <AllFacts facts={read.facts} words={words} />}
    </>
  );
}

function Recorded({ trace, words }: { trace: Trace; words: CheckWords }) {
  return (
    <Card labelledBy="recorded">
      <h2 id="recorded">{words.trace.title}</h2>
      <p class="small">{words.trace.done(trace.rows.length, trace.seconds)}</p>
      <Timeline trace={trace} words={words} />
    </Card>
  );
}

function AllFacts({ facts, words }: { facts: Facts; words: CheckWords }) {
  return (
    <Card labelledBy="all-facts">
      <h2 id="all-facts">{words.diagnostics.reader.facts}</h2>
      <ul>
        {FACT_KEYS.filter((key) => facts[key] !== null).map((key) => (
          <li key={key}>{factLine(key, facts[key], words.facts).join(': ')}</li>
        ))}
      </ul>
    </Card>
  );
}
