import { useState } from 'preact/hooks';
import { ArchivePage, type ArchiveView, type PassphraseAdvice } from '../../components/archive';
import { openTab } from '../../utils/platform';
import { WWW } from '../../utils/portal';
import { archiveTexts, type Locale, shellTexts } from '../../utils/text';
import { looksLikeWrongLayout, passphraseStrength } from '../../utils/vault';
import type { ArchiveSession } from './archive-session';
import { OpenRecord } from './OpenRecord';

type Props = { session: ArchiveSession; view: ArchiveView; locale: Locale; now: number; onActive: () => void };

const SHORT = 12;

const advice: PassphraseAdvice = {
  looksLikeWrongLayout,
  async strength(passphrase) {
    const { score, weak } = await passphraseStrength(passphrase);
    return { score: score as 0 | 1 | 2 | 3 | 4, weak, why: [...passphrase].length < SHORT ? 'short' : null };
  },
};

export function ArchiveSection({ session, view, locale, now, onActive }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  const texts = archiveTexts(locale);
  const record = view.state === 'open' ? view.records.find(({ id }) => id === open) : undefined;
  if (record) {
    return (
      <OpenRecord
        key={record.id}
        record={record}
        texts={texts.viewer}
        read={() => session.read(record.id)}
        onActive={onActive}
        onClose={() => setOpen(null)}
      />
    );
  }
  return (
    <ArchivePage
      view={view}
      texts={texts}
      shell={shellTexts(locale)}
      locale={locale}
      now={now}
      advice={advice}
      on={{
        onCreate: (passphrase) => void session.create(passphrase),
        onUnlock: (passphrase) => void session.unlock(passphrase),
        onOpenRecord: setOpen,
        onDismissIntake: session.dismissIntake,
        onOpenPortal: () => void openTab(`${WWW}/`),
      }}
    />
  );
}
