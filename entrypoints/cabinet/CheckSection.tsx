import { useState } from 'preact/hooks';
import {
  type CheckEvents,
  CheckPage,
  type CheckView,
  type CheckWords,
  ReportPanel,
} from '../../components/diagnostics';
import { OffNotice } from '../../components/ui';
import { codeOf, type Facts, type Managed, reportOf, reportText } from '../../utils/diagnostics';
import { qrCells } from '../../utils/documents/sheet';
import { ask } from '../../utils/messaging';
import { askHosts, askPermission, downloadBlob, openTab } from '../../utils/platform';
import { LK, WWW } from '../../utils/portal';
import { causeTexts, diagnosticsTexts, factTexts, type Locale, shellTexts } from '../../utils/text';
import { useManaged } from '../shared/use-managed';
import { ReaderSection } from './ReaderSection';

const FRESH: CheckView = { step: 'idle', facts: null, extra: [], mended: null };
export const checkWords = (locale: Locale): CheckWords => ({
  causes: causeTexts(locale),
  facts: factTexts(locale),
  diagnostics: diagnosticsTexts(locale),
});

/** «Проверка»: asks the background to look, shows what it found, and asks it to mend what the person said yes to. */
export function CheckSection({ locale }: { locale: Locale }) {
  const [view, setView] = useState<CheckView>(FRESH);
  const [reading, setReading] = useState(false);
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
  return (
    <CheckPage
      view={view}
      words={words}
      on={on}
      mends={!managed.off.includes('remedies')}
      report={view.facts && <Report facts={view.facts} words={words} managed={managed} locale={locale} />}
    />
  );
}

type ReportProps = { facts: Facts; words: CheckWords; managed: Managed; locale: Locale };

function Report({ facts, words, managed: { contact, off }, locale }: ReportProps) {
  const text = reportText(reportOf(facts), words);
  const code = codeOf(facts);
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
    />
  );
}
