import { useState } from 'preact/hooks';
import {
  type CheckEvents,
  CheckPage,
  type CheckView,
  type CheckWords,
  RecordPanel,
  ReportPanel,
  SketchPanel,
  type SketchView,
} from '../../components/diagnostics';
import { OffNotice } from '../../components/ui';
import {
  codeOf,
  type Managed,
  type Report as ReportData,
  reportOf,
  reportText,
  sketchFrom,
  type Trace,
} from '../../utils/diagnostics';
import { qrCells } from '../../utils/documents/sheet';
import { ask } from '../../utils/messaging';
import { askHosts, askPermission, downloadBlob, measureTab, openTab } from '../../utils/platform';
import { LK, WWW } from '../../utils/portal';
import { causeTexts, diagnosticsTexts, factTexts, type Locale, shellTexts, traceTexts } from '../../utils/text';
import { useManaged } from '../shared/use-managed';
import { ReaderSection } from './ReaderSection';
import { useRecording } from './use-recording';

const FRESH: CheckView = { step: 'idle', facts: null, extra: [], mended: null };
export const checkWords = (locale: Locale): CheckWords => ({
  causes: causeTexts(locale),
  facts: factTexts(locale),
  diagnostics: diagnosticsTexts(locale),
  trace: traceTexts(locale),
});

/** «Проверка»: asks the background to look, shows what it found, and asks it to mend what the person said yes to. */
export function CheckSection({ locale }: { locale: Locale }) {
  const [view, setView] = useState<CheckView>(FRESH);
  const [reading, setReading] = useState(false);
  const recording = useRecording();
  /** The very recording the person added: another one is not in the report until they say so again. */
  const [added, setAdded] = useState<Trace | null>(null);
  const managed = useManaged();
  const words = checkWords(locale);
  if (reading) return <ReaderSection words={words} given={managed.rules} onClose={() => setReading(false)} />;
  const look = async (mended: CheckView['mended'] = null) => {
    setView((before) => ({ ...before, step: 'busy', mended }));
    try {
      const examined = await ask('examine', { cookiesOn: navigator.cookieEnabled });
      setView({ step: 'done', ...examined, mended });
    } catch {
      setView((before) => ({ ...before, step: 'failed', mended }));
    }
  };
  const on: CheckEvents = {
    // With no permission the check goes on and knows a little less.
    onStart: () => void askPermission('webRequest').then(() => look()),
    onAllowCookies: () => void askPermission('cookies').then((allowed) => (allowed ? look() : undefined)),
    onMend: (what) => {
      const allowed = askPermission(what === 'clear-storage' ? 'browsingData' : 'cookies');
      void allowed
        .then((yes) => yes && ask('mend', { what }))
        .catch(() => false)
        .then((done) => look(done ? 'fixed' : 'failed'));
    },
    onGo: (remedy) => {
      if (remedy === 'grant-hosts') void askHosts([WWW, LK]).then((yes) => (yes ? look() : undefined));
      else if (remedy === 'open-portal') void openTab(`${WWW}/`);
      else location.hash = remedy === 'open-archive' ? '#archive' : '#settings';
    },
    onReader: () => setReading(true),
  };
  const isAdded = added !== null && added === recording.trace;
  const record = (
    <RecordPanel
      view={recording.view.step === 'done' ? { ...recording.view, added: isAdded } : recording.view}
      words={words}
      on={{
        ...recording.on,
        onAdd: (wanted) => {
          setAdded(wanted ? recording.trace : null);
          // A report is made of a check: whoever only recorded gets both.
          if (wanted && !view.facts) void look();
        },
      }}
    />
  );
  /** What is shown is what a report would say. */
  const told = view.facts && reportOf(view.facts, isAdded ? added : null);
  return (
    <CheckPage
      view={{ ...view, facts: told?.facts ?? null }}
      words={words}
      on={on}
      record={record}
      mends={!managed.off.includes('remedies')}
      report={told && <Report report={told} words={words} managed={managed} locale={locale} />}
    />
  );
}

type ReportProps = { report: ReportData; words: CheckWords; managed: Managed; locale: Locale };

function Report({ report, words, managed: { contact, off }, locale }: ReportProps) {
  const text = reportText(report, words);
  const code = codeOf(report.facts);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  const save = () => downloadBlob(new Blob([text], { type: 'text/plain' }), `${words.diagnostics.report.fileName}.txt`);
  return (
    <ReportPanel
      texts={words.diagnostics}
      text={text}
      code={code}
      qr={qrCells(code)}
      contact={contact}
      kept={!off.includes('reports')}
      off={<OffNotice features={['reports']} contact={null} texts={shellTexts(locale)} />}
      onCopy={copy}
      onSave={save}
    >
      <Plan words={words} />
    </ReportPanel>
  );
}

/** The plan of the portal's page the person looked at last, at their word only. */
function Plan({ words: { trace } }: { words: CheckWords }) {
  const [view, setView] = useState<SketchView>({ step: 'idle' });
  const make = async () => {
    const sketch = sketchFrom(await measureTab([WWW, LK]));
    setView(sketch ? { step: 'done', sketch } : { step: 'failed' });
  };
  return (
    <SketchPanel
      view={view}
      texts={trace.sketch}
      onMake={() => void make()}
      onSave={(png) => downloadBlob(png, `${trace.sketch.fileName}.png`)}
    />
  );
}
