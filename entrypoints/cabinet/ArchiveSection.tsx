import { useEffect, useMemo, useState } from 'preact/hooks';
import {
  AddFiles,
  ArchivePage,
  type ArchiveView,
  type BackupCard,
  KeyCard,
  type KeyNews,
  type PassphraseAdvice,
  type RecordItem,
  ReminderLine,
} from '../../components/archive';
import { Button, Notice } from '../../components/ui';
import { hasPasskeys, openTab } from '../../utils/platform';
import { WWW } from '../../utils/portal';
import { addingTexts, archiveTexts, backupTexts, keyTexts, type Locale, shellTexts } from '../../utils/text';
import { inventPassphrase, looksLikeWrongLayout, passphraseStrength } from '../../utils/vault';
import type { ArchiveSession } from './archive-session';
import { BackupSection } from './backup/BackupSection';
import type { BackupSession } from './backup/backup-session';
import { KeepDesk } from './KeepDesk';
import { KeyPanel, type Panel } from './KeyPanel';
import type { KeyStatus } from './key-changes';
import { OpenRecord } from './OpenRecord';
import { AroundList, BelowList, Desk, listed } from './records/RecordParts';
import { useAdding } from './use-adding';
import { useSession } from './use-session';

type Props = {
  session: ArchiveSession;
  backup: BackupSession;
  view: ArchiveView;
  locale: Locale;
  now: number;
  onActive: () => void;
};

const SHORT = 12;

const advice: PassphraseAdvice = {
  looksLikeWrongLayout,
  invent: () => inventPassphrase(),
  async strength(passphrase) {
    const { score, weak } = await passphraseStrength(passphrase);
    return { score: score as 0 | 1 | 2 | 3 | 4, weak, why: [...passphrase].length < SHORT ? 'short' : null };
  },
};

export function ArchiveSection({ session, backup, view, locale, now, onActive }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  const [removed, setRemoved] = useState<RecordItem | null>(null);
  const goBack = (gone: RecordItem | null) => {
    setRemoved(gone);
    setOpen(null);
  };
  const [copying, setCopying] = useState<BackupCard | null>(null);
  const copy = useSession(backup);
  const adding = useAdding(session, view.state === 'open', onActive);
  const texts = archiveTexts(locale);
  const words = backupTexts(locale);
  const [panel, setPanel] = useState<Panel | null>(null);
  const [news, setNews] = useState<KeyNews | null>(null);
  const [status, setStatus] = useState<KeyStatus>({ hasRecovery: false, hasPasskey: false, older: false });
  // The page is drawn each second for its clock: a long list must not be looked through each time.
  const seen = useMemo(() => listed(view), [view]);
  const askStatus = () => void session.keys.status().then(setStatus, () => undefined);
  useEffect(askStatus, [view.state, panel]);
  useEffect(() => {
    if (view.state === 'open') void backup.refresh();
  }, [view, panel]);
  if (view.state === 'open' && copying && copy) {
    return (
      <BackupSection
        session={backup}
        view={copy}
        locale={locale}
        now={now}
        advice={advice}
        first={copying}
        onClose={() => setCopying(null)}
      />
    );
  }
  const record = seen.state === 'open' ? seen.records.find(({ id }) => id === open) : undefined;
  if (record) {
    return (
      <OpenRecord
        key={record.id}
        record={{ ...record, title: record.title || texts.record.untitled }}
        texts={texts.viewer}
        read={session.read}
        desk={<Desk {...{ session, view, record, locale }} onGone={goBack} onOpen={setOpen} />}
        onActive={onActive}
        onClose={() => setOpen(null)}
      />
    );
  }
  const shown =
    view.state === 'open' ? panel !== 'forgot' && panel : view.state === 'locked' && panel === 'forgot' && panel;
  if (shown) {
    return (
      <KeyPanel
        key={shown}
        panel={shown}
        changes={session.keys}
        status={status}
        advice={advice}
        locale={locale}
        now={now}
        onDone={(done) => {
          setNews(done);
          setPanel(null);
        }}
        onClose={() => setPanel(null)}
      />
    );
  }
  return (
    <>
      <ArchivePage
        view={seen}
        texts={texts}
        keyTexts={keyTexts(locale)}
        shell={shellTexts(locale)}
        locale={locale}
        now={now}
        advice={advice}
        aside={view.state === 'open' && copy && <Button onClick={() => setCopying('make')}>{words.open}</Button>}
        notice={
          <>
            <AroundList {...{ session, view, locale, removed }} onRemoved={setRemoved} />
            {view.state === 'none' && (
              <Notice tone="neutral" words={{ title: words.restore.hint, safe: words.restore.hintText }} />
            )}
            {seen.state === 'open' && seen.records.length === 0 && (
              <Notice tone="neutral" words={{ title: words.restore.hint }}>
                <Button onClick={() => setCopying('restore')}>{words.restore.fromCopy}</Button>
              </Notice>
            )}
            {view.state === 'open' && copy && (
              <ReminderLine reminder={copy.reminder} texts={words} onOpen={setCopying} />
            )}
          </>
        }
        adding={
          <>
            <KeepDesk session={session} view={view} />
            <AddFiles {...adding} texts={addingTexts(locale)} />
          </>
        }
        dropped={adding.view.state === 'locked' && addingTexts(locale).locked}
        on={{
          onCreate: (passphrase) => void session.create(passphrase),
          onUnlock: (passphrase) => void session.unlock(passphrase),
          onForgot: () => setPanel('forgot'),
          onPasskey: () => void session.unlockByPasskey(),
          onOpenRecord: setOpen,
          onDismissIntake: session.dismissIntake,
          onCheck: () => void session.check(),
          onCancelCheck: session.cancelCheck,
          onRebuildList: () => void session.rebuildList(),
          onRetryAside: () => void session.retryAside(),
          onDropAside: session.dropAside,
          onOpenPortal: () => void openTab(`${WWW}/`),
        }}
      />
      {view.state === 'open' && (
        <KeyCard
          texts={keyTexts(locale)}
          hasRecovery={status.hasRecovery}
          older={status.older}
          news={news}
          onChange={() => setPanel('change')}
          onMake={() => setPanel('make')}
          onRekey={() => setPanel('rekey')}
          passkey={
            hasPasskeys()
              ? {
                  there: status.hasPasskey,
                  onAdd: () => setPanel('passkey'),
                  onDrop: () =>
                    void session.keys.dropPasskey().then((trouble) => {
                      if (!trouble) setNews('noPasskey');
                      askStatus();
                    }),
                }
              : null
          }
          onDismiss={() => setNews(null)}
          onDismissOlder={() => void session.keys.acceptOlder().then(askStatus)}
        />
      )}
      <BelowList {...{ session, view, locale, now }} />
    </>
  );
}
