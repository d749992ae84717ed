import {
  CheckPage,
  type CheckView,
  RecordPanel,
  type RecordView,
  ReportPanel,
  SketchPanel,
  SupportReader,
} from '../../components/diagnostics';
import {
  causesOf,
  codeOf,
  compareFacts,
  type Facts,
  factsFrom,
  readTrace,
  reportOf,
  reportText,
  type Sketch,
  sketchFrom,
  statisticsOf,
  type Trace,
} from '../../utils/diagnostics';
import { GOOD_FACTS } from '../../utils/diagnostics/test-facts';
import { qrCells } from '../../utils/documents/sheet';
import { causeTexts, diagnosticsTexts, factTexts, type Locale, traceTexts } from '../../utils/text';
import { type Draw, page } from './page-states';

const nothing = () => undefined;
const on = { onStart: nothing, onAllowCookies: nothing, onMend: nothing, onGo: nothing, onReader: nothing };
const wordsOf = (locale: Locale) => ({
  causes: causeTexts(locale),
  facts: factTexts(locale),
  diagnostics: diagnosticsTexts(locale),
  trace: traceTexts(locale),
});
const bad = factsFrom({
  ...GOOD_FACTS,
  session: 'out',
  api: 'login',
  clock: 'ahead-5-min',
  clockMinutes: 7,
  cookieTwins: '1',
  cookieTwin: 'acc_t',
  works: null,
  pageTraces: 'grammar',
});
const extra = [{ name: 'acc_t', domain: 'www.gosuslugi.ru', path: '/' }];

const recorded = readTrace({
  seconds: 47,
  dropped: '2-5',
  rows: [
    [0, 1, '1', 'page', 'orders', 'there'],
    [2, 1, '1', 'answer', 'document', '2xx', 'under-1-s'],
    [2, 1, '1', 'page', 'order', 'load'],
    [2, 1, '6-20', 'answer', 'script', '2xx', 'under-1-s'],
    [3, 1, '1', 'answer', 'data', '502', 'under-3-s'],
    [3, 1, '2-5', 'policy', 'script'],
    [4, 1, '1', 'read', 'miss'],
    [4, 1, '1', 'anchor', 'order.number', 'seen'],
    [4, 1, '1', 'anchor', 'order.status', 'missed'],
    [9, 2, '1', 'page', 'health', 'soft'],
    [10, 2, '1', 'failed', 'elsewhere', 'unknown', 'under-1-s'],
    [10, 2, '2-5', 'failed', 'script', 'blocked', 'under-1-s'],
    [21, 2, 'over-100', 'policy', 'picture'],
    [47, 2, '1', 'failed', 'data', 'silent', 'longer'],
  ],
}) as Trace;

const PLAN = sketchFrom({
  width: 640,
  height: 400,
  boxes: [
    ['picture', 16, 16, 60, 60],
    ['text', 80, 30, 300, 50],
    ['text', 16, 100, 420, 130],
    ...[0, 1, 2, 3].map((line) => ['text', 16, 160 + line * 30, 500 - line * 60, 180 + line * 30]),
    ['field', 16, 300, 300, 340],
    ['button', 320, 300, 440, 340],
    ['text', 340, 310, 420, 330],
  ],
}) as Sketch;

const record = (view: RecordView, facts: Facts | null = null): Draw =>
  page('diagnostics', 'locked', (locale) => (
    <CheckPage
      view={{
        step: facts ? 'done' : 'idle',
        facts: facts && reportOf(facts, recorded).facts,
        extra: [],
        mended: null,
      }}
      words={wordsOf(locale)}
      on={on}
      record={
        <RecordPanel
          view={view}
          words={wordsOf(locale)}
          on={{ onRecord: nothing, onStop: nothing, onPortal: nothing, onAdd: nothing, onDrop: nothing }}
        />
      }
      report={facts && report(facts, locale, true, recorded)}
    />
  ));

const check = (view: Partial<CheckView>, opened = false): Draw =>
  page('diagnostics', 'locked', (locale) => {
    const full: CheckView = { step: 'done', facts: null, extra, mended: null, ...view };
    return (
      <CheckPage
        view={full}
        words={wordsOf(locale)}
        on={on}
        report={full.facts && report(full.facts, locale, opened)}
      />
    );
  });

function report(facts: Facts, locale: Locale, opened: boolean, trace: Trace | null = null) {
  const words = wordsOf(locale);
  return (
    <ReportPanel
      texts={words.diagnostics}
      text={reportText(reportOf(facts, trace), words)}
      code={codeOf(facts)}
      qr={qrCells(codeOf(facts))}
      contact={opened ? 'Регистратура, кабинет 5, 8 800 100-70-10' : null}
      onCopy={async () => true}
      onSave={nothing}
      opened={opened}
    >
      <SketchPanel
        view={trace ? { step: 'done', sketch: PLAN } : { step: 'failed' }}
        texts={words.trace.sketch}
        onMake={nothing}
        onSave={nothing}
      />
    </ReportPanel>
  );
}

const reader = (view: Partial<Parameters<typeof SupportReader>[0]['view']>): Draw =>
  page('diagnostics', 'none', (locale) => (
    <SupportReader
      view={{ read: null, comparison: null, statistics: null, refused: 0, error: null, rules: 0, ...view }}
      words={wordsOf(locale)}
      onRead={nothing}
      onFiles={nothing}
      onRules={nothing}
      onClose={nothing}
    />
  ));

/** Every state of the check, of its report and of the reader of reports. */
export const checkStates: Readonly<Record<string, Draw>> = {
  check: check({ step: 'idle' }),
  'check-busy': check({ step: 'busy' }),
  'check-failed': check({ step: 'failed' }),
  'check-found': check({ facts: bad }),
  'check-good': check({ facts: factsFrom({ ...GOOD_FACTS, cookiesAllowed: 'no' }), mended: 'fixed' }),
  'check-report': check({ facts: bad, mended: 'failed' }, true),
  'record-idle': record({ step: 'idle' }),
  'record-failed': record({ step: 'failed' }),
  'record-on': record({ step: 'on', left: 83_000 }),
  'record-done': record({ step: 'done', trace: recorded, added: false }),
  'record-empty': record({ step: 'done', trace: { ...recorded, rows: [], dropped: '0' }, added: false }),
  'record-added': record({ step: 'done', trace: recorded, added: true }, GOOD_FACTS),
  reader: reader({}),
  'reader-refused': reader({ error: 'wrong', rules: null }),
  'reader-read': reader({
    read: {
      facts: bad,
      found: causesOf(bad),
      trace: recorded,
      own: [{ title: 'Прокси больницы', answer: 'Отключите прокси.', questions: ['Есть ли прокси?'], when: [] }],
    },
    comparison: compareFacts(bad, GOOD_FACTS),
    rules: 1,
  }),
  'reader-many': reader({ statistics: statisticsOf([bad, bad, GOOD_FACTS]), refused: 2 }),
};
