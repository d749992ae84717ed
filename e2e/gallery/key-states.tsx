import type { ComponentChildren } from 'preact';
import {
  AddPasskey,
  ArchivePage,
  ChangePassphrase,
  KeyCard,
  MakeRecovery,
  Recover,
  RecoverySheet,
  Rekey,
  type SheetPage,
} from '../../components/archive';
import { qrCells } from '../../utils/documents/sheet';
import { archiveTexts, keyTexts, type Locale, shellTexts } from '../../utils/text';
import { advice, archiveEvents, NOW, records, whole } from './samples';

type Draw = (locale: Locale) => ComponentChildren;

const nothing = () => undefined;
const CODE = 'AGE-SECRET-KEY-1QQPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQQPZRY9X8GF2TVDW0S';
const HALF = 'MEDCARD-HALF-1QYPQXPQ9QCRSSZG2PVXQ6RS0ZQG3YYC5LZV7XUYPQXPQ9QCRSSZG2PVXQ6RS0ZQG3YYC5';

const common = (locale: Locale) => ({
  texts: archiveTexts(locale),
  keyTexts: keyTexts(locale),
  locale,
  now: NOW,
  advice,
});
const sheet = (code: string, half: boolean, part: string | null): SheetPage => ({
  code,
  half,
  qr: qrCells(code),
  vault: '1a2b-3c4d',
  date: '25 ноября 2026 г.',
  part,
});
const sheetEvents = { onWay: nothing, onPrint: nothing, onPdf: nothing, onFinish: nothing, onCancel: nothing };

const change =
  (more: Partial<Parameters<typeof ChangePassphrase>[0]> = {}): Draw =>
  (locale) => (
    <ChangePassphrase {...common(locale)} busy={false} trouble={null} onChange={nothing} onCancel={nothing} {...more} />
  );
const recover =
  (more: Partial<Parameters<typeof Recover>[0]> = {}): Draw =>
  (locale) => (
    <Recover {...common(locale)} possible busy={false} trouble={null} onRecover={nothing} onBack={nothing} {...more} />
  );
const card =
  (more: Partial<Parameters<typeof KeyCard>[0]> = {}): Draw =>
  (locale) => (
    <>
      <ArchivePage
        {...common(locale)}
        view={{ state: 'open', records: records.slice(0, 1), intake: null, integrity: whole }}
        shell={shellTexts(locale)}
        on={archiveEvents}
      />
      <KeyCard
        texts={keyTexts(locale)}
        hasRecovery={false}
        older={false}
        news={null}
        onChange={nothing}
        onMake={nothing}
        onRekey={nothing}
        passkey={{ there: false, onAdd: nothing, onDrop: nothing }}
        onDismiss={nothing}
        onDismissOlder={nothing}
        {...more}
      />
    </>
  );

/** What may be done with the passphrase and the recovery key, in each of its states. */
export const keyStates: Readonly<Record<string, Draw>> = {
  keys: card(),
  'keys-changed': card({ hasRecovery: true, news: 'changed' }),
  'keys-older': card({ hasRecovery: true, older: true }),
  'keys-change': change(),
  'keys-change-wrong': change({ trouble: { kind: 'wrong', retryAt: NOW + 4_000 } }),
  'keys-change-busy': change({ busy: true }),
  'keys-change-failed': change({ trouble: { kind: 'failed', why: 'changed' } }),
  'keys-rekey': (locale) => (
    <Rekey {...common(locale)} busy={false} trouble={null} onRekey={nothing} onCancel={nothing} />
  ),
  'keys-rekeying': (locale) => (
    <ArchivePage
      {...common(locale)}
      view={{ state: 'rekeying', done: 128, all: 412 }}
      shell={shellTexts(locale)}
      on={archiveEvents}
    />
  ),
  'keys-passkey': (locale) => <AddPasskey {...common(locale)} busy trouble={null} onAdd={nothing} onCancel={nothing} />,
  'keys-passkey-door': (locale) => (
    <ArchivePage
      {...common(locale)}
      view={{
        state: 'locked',
        waiting: 0,
        busy: false,
        wrong: false,
        retryAt: null,
        failure: null,
        passkey: true,
        passkeyTrouble: 'cancelled',
      }}
      shell={shellTexts(locale)}
      on={archiveEvents}
    />
  ),
  'keys-make': (locale) => (
    <MakeRecovery {...common(locale)} replaces busy={false} trouble={null} onMake={nothing} onCancel={nothing} />
  ),
  'keys-sheet': (locale) => (
    <RecoverySheet
      texts={keyTexts(locale)}
      way="whole"
      pages={[sheet(CODE, false, null)]}
      busy={false}
      pdf="idle"
      trouble={null}
      {...sheetEvents}
    />
  ),
  'keys-sheet-both': (locale) => (
    <RecoverySheet
      texts={keyTexts(locale)}
      way="both"
      pages={[1, 2].map((n) => sheet(HALF, true, keyTexts(locale).sheet.page.part(n, 2)))}
      busy={false}
      pdf="failed"
      trouble={{ kind: 'failed', why: 'storage-full' }}
      {...sheetEvents}
    />
  ),
  'keys-recover': recover(),
  'keys-recover-wrong': recover({ trouble: { kind: 'wrong-key', why: 'one-half' } }),
  'keys-recover-none': recover({ possible: false }),
};
