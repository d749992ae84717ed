import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { DiagnosticsTexts } from '../../utils/text';
import { QrCode } from '../archive/QrCode';
import { Button, Card } from '../ui';

type Props = {
  texts: DiagnosticsTexts;
  /** The report as it would be sent, to the letter. */
  text: string;
  code: string;
  qr: readonly (readonly boolean[])[];
  /** Set by the organisation this computer belongs to. */
  contact?: string | null;
  onCopy: () => Promise<boolean>;
  onSave: () => void;
  /** What may be saved beside the report. */
  children?: ComponentChildren;
  /** False: the organisation lets it be read only; `off` says so. */
  kept?: boolean;
  off?: ComponentChildren;
  /** Shown open: for the gallery. */
  opened?: boolean;
};

/** The report is seen whole before it is copied or saved; nothing here sends it anywhere. */
export function ReportPanel({
  texts,
  text,
  code,
  qr,
  contact = null,
  kept = true,
  off,
  onCopy,
  onSave,
  children,
  opened = false,
}: Props) {
  const [open, setOpen] = useState(opened);
  const [copied, setCopied] = useState(false);
  const { report } = texts;
  if (!open) {
    return (
      <div class="row">
        <Button onClick={() => setOpen(true)}>{report.open}</Button>
        <span class="small">{report.hint}</span>
      </div>
    );
  }
  return (
    <Card labelledBy="report-title">
      <h2 id="report-title">{report.title}</h2>
      <p class="small">{report.hint}</p>
      {kept ? (
        <div class="row">
          <Button kind="primary" onClick={() => void onCopy().then(setCopied)}>
            {report.copy}
          </Button>
          <Button onClick={onSave}>{report.save}</Button>
          <span role="status">{copied ? report.copied : ''}</span>
        </div>
      ) : (
        off
      )}
      {contact && (
        <p class="any-break">
          <span class="strong">{report.contact}: </span>
          {contact}
        </p>
      )}
      <div class="row">
        <QrCode cells={qr} label={report.qr} />
        <div class="stack">
          <p class="small">{report.code}</p>
          <p class="spoken-code">{code}</p>
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="report-text" tabIndex={0} aria-label={report.text}>
        {text}
      </section>
      {children}
    </Card>
  );
}
