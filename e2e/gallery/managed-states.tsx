import { CheckPage, ReportPanel } from '../../components/diagnostics';
import { SettingsPage } from '../../components/settings';
import { OffNotice, PageHeader } from '../../components/ui';
import { codeOf, factsFrom, reportOf, reportText } from '../../utils/diagnostics';
import { GOOD_FACTS } from '../../utils/diagnostics/test-facts';
import { qrCells } from '../../utils/documents/sheet';
import {
  causeTexts,
  diagnosticsTexts,
  factTexts,
  guideTexts,
  settingsTexts,
  shellTexts,
  traceTexts,
} from '../../utils/text';
import { type Draw, page } from './page-states';

const nothing = () => undefined;
const CONTACT = 'Отдел связи, кабинет 5, 8 800 100-70-10';
const facts = factsFrom({
  ...GOOD_FACTS,
  www: 'network',
  wwwHttp: 'none',
  wwwTime: 'none',
  wwwFail: 'certificate',
  lk: 'network',
  lkFail: 'certificate',
  cookieTwins: '1',
  cookieTwin: 'acc_t',
});

/** What an organisation has switched off, where it is said. */
export const managedStates: Readonly<Record<string, Draw>> = {
  'off-guide': page('guide', 'none', (locale) => (
    <>
      <PageHeader title={guideTexts(locale).title} />
      <OffNotice features={['guide']} contact={CONTACT} texts={shellTexts(locale)} />
    </>
  )),
  'off-settings': page('settings', 'open', (locale) => (
    <SettingsPage
      settings={{
        locale,
        companion: true,
        discreet: false,
        lockAfter: 5,
        secondCopy: true,
        sound: false,
        quiet: null,
      }}
      version="0.1.0"
      texts={settingsTexts(locale)}
      companionOff
      before={
        <OffNotice
          features={['companion', 'watching', 'guide', 'capture', 'remedies', 'reports']}
          contact={CONTACT}
          texts={shellTexts(locale)}
        />
      }
      on={{
        onLocale: nothing,
        onCompanion: nothing,
        onSecondCopy: nothing,
        onLockAfter: nothing,
        onDiscreet: nothing,
        onSound: nothing,
        onQuiet: nothing,
        onRehearse: nothing,
      }}
    />
  )),
  'off-check': page('diagnostics', 'none', (locale) => {
    const words = {
      causes: causeTexts(locale),
      facts: factTexts(locale),
      diagnostics: diagnosticsTexts(locale),
      trace: traceTexts(locale),
    };
    return (
      <CheckPage
        view={{ step: 'done', facts, extra: [], mended: null }}
        words={words}
        mends={false}
        on={{ onStart: nothing, onAllowCookies: nothing, onMend: nothing, onGo: nothing, onReader: nothing }}
        report={
          <ReportPanel
            texts={words.diagnostics}
            text={reportText(reportOf(facts), words)}
            code={codeOf(facts)}
            qr={qrCells(codeOf(facts))}
            contact={CONTACT}
            kept={false}
            off={<OffNotice features={['reports']} contact={null} texts={shellTexts(locale)} />}
            onCopy={async () => true}
            onSave={nothing}
            opened
          />
        }
      />
    );
  }),
};
