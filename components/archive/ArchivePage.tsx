import type { ArchiveTexts, Locale, ShellTexts } from '../../utils/text';
import { Busy, Button, EmptyState, PageHeader } from '../ui';
import type { ArchiveEvents, ArchiveView, PassphraseAdvice } from './archive-view';
import { CreateArchive } from './CreateArchive';
import { IntakeNotice } from './IntakeNotice';
import { RecordList } from './RecordList';
import { Unlock } from './Unlock';

type Props = {
  view: ArchiveView;
  texts: ArchiveTexts;
  shell: ShellTexts;
  locale: Locale;
  now: number;
  advice: PassphraseAdvice;
  on: ArchiveEvents;
};

/** The section «Архив» of the cabinet in each of its states. */
export function ArchivePage({ view, texts, shell, locale, now, advice, on }: Props) {
  return (
    <>
      <PageHeader
        title={texts.title}
        note={view.state === 'open' && view.records.length > 0 ? texts.count(view.records.length) : undefined}
      />
      {view.state === 'loading' && <Busy>{shell.loading}</Busy>}
      {view.state === 'none' && (
        <CreateArchive texts={texts} advice={advice} busy={view.busy} failure={view.failure} onCreate={on.onCreate} />
      )}
      {view.state === 'locked' && (
        <Unlock
          texts={texts}
          locale={locale}
          now={now}
          waiting={view.waiting}
          busy={view.busy}
          wrong={view.wrong}
          retryAt={view.retryAt}
          failure={view.failure}
          looksLikeWrongLayout={advice.looksLikeWrongLayout}
          onUnlock={on.onUnlock}
        />
      )}
      {view.state === 'open' && (
        <>
          {view.intake && <IntakeNotice intake={view.intake} texts={texts} onDismiss={on.onDismissIntake} />}
          {view.records.length === 0 ? (
            <EmptyState title={texts.empty.title} text={texts.empty.text}>
              <Button kind="primary" onClick={on.onOpenPortal}>
                {texts.empty.action}
              </Button>
            </EmptyState>
          ) : (
            <RecordList records={view.records} texts={texts} locale={locale} now={now} onOpen={on.onOpenRecord} />
          )}
        </>
      )}
    </>
  );
}
