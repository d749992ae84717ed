import type { ComponentChildren } from 'preact';
import type { ArchiveTexts, KeyTexts, Locale, ShellTexts } from '../../utils/text';
import { Busy, Button, EmptyState, Notice, type NoticeWords, PageHeader } from '../ui';
import type { ArchiveEvents, ArchiveView, PassphraseAdvice } from './archive-view';
import { CreateArchive } from './CreateArchive';
import { Aside, IntakeNotice } from './IntakeNotice';
import { IntegrityNotices, IntegrityPanel } from './Integrity';
import { PasskeyDoor } from './PasskeyDoor';
import { RecordList } from './RecordList';
import { RekeyProgress } from './Rekey';
import { Unlock } from './Unlock';

type Props = {
  view: ArchiveView;
  texts: ArchiveTexts;
  keyTexts: KeyTexts;
  shell: ShellTexts;
  locale: Locale;
  now: number;
  advice: PassphraseAdvice;
  /** Where files of the person's own are added, in an open archive. */
  adding?: ComponentChildren;
  /** What is said of files dropped on an archive that is not open. */
  dropped?: NoticeWords | false;
  on: ArchiveEvents;
  /** Beside the title: where else one can go. */
  aside?: ComponentChildren;
  /** Below the title: what else there is to say. */
  notice?: ComponentChildren;
};

/** The section «Архив» of the cabinet in each of its states. */
export function ArchivePage(props: Props) {
  const { view, texts, keyTexts, shell, locale, now, advice, adding, dropped, on, aside, notice } = props;
  return (
    <>
      <PageHeader
        title={texts.title}
        note={view.state === 'open' && view.records.length > 0 ? texts.count(view.records.length) : undefined}
      >
        {aside}
      </PageHeader>
      {notice}
      {view.state === 'locked' && dropped && <Notice tone="attention" words={dropped} live="alert" />}
      {view.state === 'loading' && <Busy>{shell.loading}</Busy>}
      {view.state === 'rekeying' && <RekeyProgress done={view.done} all={view.all} texts={keyTexts} />}
      {view.state === 'none' && (
        <CreateArchive
          texts={texts}
          keyTexts={keyTexts}
          advice={advice}
          busy={view.busy}
          failure={view.failure}
          onCreate={on.onCreate}
        />
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
          forgot={keyTexts.recover.link}
          onUnlock={on.onUnlock}
          onForgot={on.onForgot}
        />
      )}
      {view.state === 'locked' && view.passkey && (
        <PasskeyDoor texts={keyTexts} busy={view.busy} trouble={view.passkeyTrouble ?? null} onOpen={on.onPasskey} />
      )}
      {view.state === 'open' && (
        <>
          {view.intake && <IntakeNotice intake={view.intake} texts={texts} onDismiss={on.onDismissIntake} />}
          <IntegrityNotices view={view.integrity} texts={texts.integrity} onRebuildList={on.onRebuildList} />
          {adding}
          {view.aside ? <Aside n={view.aside} texts={texts} onRetry={on.onRetryAside} onDrop={on.onDropAside} /> : null}
          {view.records.length === 0 ? (
            <EmptyState title={texts.empty.title} text={texts.empty.text}>
              <Button kind="primary" onClick={on.onOpenPortal}>
                {texts.empty.action}
              </Button>
            </EmptyState>
          ) : (
            <RecordList records={view.records} texts={texts} locale={locale} now={now} onOpen={on.onOpenRecord} />
          )}
          <IntegrityPanel
            view={view.integrity}
            texts={texts.integrity}
            onCheck={on.onCheck}
            onCancel={on.onCancelCheck}
          />
        </>
      )}
    </>
  );
}
