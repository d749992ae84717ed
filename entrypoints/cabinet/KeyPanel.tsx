import { useEffect, useState } from 'preact/hooks';
import {
  AddPasskey,
  ChangePassphrase,
  type KeyNews,
  type KeyTrouble,
  MakeRecovery,
  type PassphraseAdvice,
  Recover,
  RecoverySheet,
  Rekey,
  type SheetPage,
  type SheetWay,
} from '../../components/archive';
import { archiveTexts, formatDay, keyTexts, type Locale, shellTexts } from '../../utils/text';
import type { KeyChanges, KeyStatus, MadeRecovery } from './key-changes';

export type Panel = 'change' | 'make' | 'passkey' | 'rekey' | 'forgot';

type Props = {
  panel: Panel;
  changes: KeyChanges;
  status: KeyStatus;
  advice: PassphraseAdvice;
  locale: Locale;
  now: number;
  onDone: (news: KeyNews) => void;
  onClose: () => void;
};

/** One thing to do with the keys, in the place of the documents. */
export function KeyPanel({ panel, changes, status, advice, locale, now, onDone, onClose }: Props) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<KeyTrouble | null>(null);
  const [made, setMade] = useState<MadeRecovery | null>(null);
  const [texts, words] = [archiveTexts(locale), keyTexts(locale)];
  const during = async (work: () => Promise<KeyTrouble | null>, news: KeyNews | null) => {
    setBusy(true);
    setTrouble(null);
    const found = await work().catch((): KeyTrouble => ({ kind: 'failed', why: 'failed' }));
    setBusy(false);
    if (found) setTrouble(found);
    else if (news) onDone(news);
  };
  const common = { texts, keyTexts: words, locale, now, advice, busy, trouble };
  if (panel === 'change') {
    const onChange = (old: string, next: string) => void during(() => changes.change(old, next), 'changed');
    return <ChangePassphrase {...common} onChange={onChange} onCancel={onClose} />;
  }
  if (panel === 'passkey') {
    const onAdd = (passphrase: string) =>
      void during(() => changes.addPasskey(passphrase, shellTexts(locale).product), 'passkey');
    return <AddPasskey {...common} onAdd={onAdd} onCancel={onClose} />;
  }
  if (panel === 'rekey') {
    const onRekey = (passphrase: string) => void during(() => changes.rekey(passphrase), 'rekeyed');
    return <Rekey {...common} onRekey={onRekey} onCancel={onClose} />;
  }
  if (panel === 'forgot') {
    const onRecover = (key: string, next: string) => void during(() => changes.recover(key, next), 'recovered');
    return <Recover {...common} possible={status.hasRecovery} onRecover={onRecover} onBack={onClose} />;
  }
  if (!made) {
    const onMake = (passphrase: string) =>
      void during(async () => {
        const answer = await changes.make(passphrase);
        if ('kind' in answer) return answer;
        setMade(answer);
        return null;
      }, null);
    return <MakeRecovery {...common} replaces={status.hasRecovery} onMake={onMake} onCancel={onClose} />;
  }
  return (
    <Sheet
      made={made}
      locale={locale}
      now={now}
      busy={busy}
      trouble={trouble}
      onFinish={() => void during(() => changes.keep(made), 'recovery')}
      onCancel={onClose}
    />
  );
}

type SheetProps = {
  made: MadeRecovery;
  locale: Locale;
  now: number;
  busy: boolean;
  trouble: KeyTrouble | null;
  onFinish: () => void;
  onCancel: () => void;
};

/** The key lives in this component's memory only, and goes with it; what draws it is loaded now. */
function Sheet({ made, locale, now, ...rest }: SheetProps) {
  const [way, setWay] = useState<SheetWay>('whole');
  const [pages, setPages] = useState<SheetPage[]>([]);
  const [pdf, setPdf] = useState<'idle' | 'busy' | 'failed'>('idle');
  const texts = keyTexts(locale);
  useEffect(() => {
    let stale = false;
    void import('./sheet-pages').then(({ sheetPages }) => {
      if (!stale) setPages(sheetPages(made, way, texts, formatDay(now, locale, 0)));
    });
    return () => {
      stale = true;
    };
  }, [made, way, locale]);
  const onPdf = async () => {
    setPdf('busy');
    const saved = import('./sheet-pages').then(({ saveSheets }) => saveSheets(pages, texts));
    setPdf(
      await saved.then(
        () => 'idle' as const,
        () => 'failed' as const,
      ),
    );
  };
  return (
    <RecoverySheet
      {...rest}
      texts={texts}
      way={way}
      pages={pages}
      pdf={pdf}
      onWay={setWay}
      onPrint={() => print()}
      onPdf={() => void onPdf()}
    />
  );
}
