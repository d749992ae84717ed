import { type BackupCard, BackupPage, type BackupView, type PassphraseAdvice } from '../../../components/archive';
import { archiveTexts, backupTexts, type Locale } from '../../../utils/text';
import type { BackupSession } from './backup-session';

type Props = {
  session: BackupSession;
  view: BackupView;
  locale: Locale;
  now: number;
  advice: PassphraseAdvice;
  first: BackupCard;
  onClose: () => void;
};

export function BackupSection({ session, view, locale, now, advice, first, onClose }: Props) {
  return (
    <BackupPage
      view={view}
      texts={backupTexts(locale)}
      archive={archiveTexts(locale)}
      locale={locale}
      now={now}
      advice={advice}
      first={first}
      on={{
        onMake: (passphrase, scope) => void session.make(passphrase, scope),
        onCheck: (file, key) => void session.check(file, key),
        onLook: (file, key) => void session.look(file, key),
        onPlace: (at, to) => void session.place(at, to),
        onRestore: () => void session.restore(),
        onExport: (scope) => void session.exportOpen(scope),
        onCancel: session.cancel,
        onReset: session.reset,
        onClose: () => {
          session.reset();
          onClose();
        },
      }}
    />
  );
}
