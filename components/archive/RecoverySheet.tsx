import { useState } from 'preact/hooks';
import type { KeyTexts } from '../../utils/text';
import { Busy, Button, Notice } from '../ui';
import type { KeyTrouble, SheetPage, SheetWay } from './archive-view';
import { QrCode } from './QrCode';

type Props = {
  texts: KeyTexts;
  way: SheetWay;
  pages: readonly SheetPage[];
  busy: boolean;
  pdf: 'idle' | 'busy' | 'failed';
  trouble: KeyTrouble | null;
  onWay: (way: SheetWay) => void;
  onPrint: () => void;
  onPdf: () => void;
  onFinish: () => void;
  onCancel: () => void;
};

const WAYS: readonly SheetWay[] = ['whole', 'either', 'both'];

/** The one time the recovery key is seen. In print only the sheets are left, one to a page. */
export function RecoverySheet(props: Props) {
  const { texts, way, pages, busy, pdf, trouble, onWay, onPrint, onPdf, onFinish, onCancel } = props;
  const { sheet } = texts;
  const [kept, keep] = useState(false);
  const [early, setEarly] = useState(false);
  return (
    <div class="stack">
      <section class="card narrow" aria-labelledby="sheet-title">
        <h1 id="sheet-title">{sheet.title}</h1>
        <p>{sheet.once}</p>
        <fieldset class="ways">
          <legend>{sheet.how}</legend>
          {WAYS.map((one) => (
            <label key={one} class="check">
              <input type="radio" name="way" checked={way === one} onChange={() => onWay(one)} />
              <span>{sheet.ways[one]}</span>
            </label>
          ))}
        </fieldset>
        <p class="small" role="status">
          {sheet.wayNotes[way]}
        </p>
        <div class="row">
          <Button onClick={onPrint}>{sheet.print}</Button>
          <Button onClick={onPdf} off={pdf === 'busy'}>
            {sheet.pdf}
          </Button>
        </div>
        {pdf === 'busy' && <Busy>{sheet.pdfBusy}</Busy>}
        {pdf === 'failed' && <p role="alert">{sheet.pdfFailed}</p>}
        <label class="check">
          <input type="checkbox" checked={kept} onChange={(event) => keep(event.currentTarget.checked)} />
          <span>{sheet.kept}</span>
        </label>
        {early && !kept && (
          <p class="error" role="alert">
            <span aria-hidden="true">▲</span> {sheet.keptFirst}
          </p>
        )}
        {trouble?.kind === 'failed' && <Notice tone="bad" words={texts.failed[trouble.why]} live="alert" />}
        <div class="row">
          <Button
            kind="primary"
            off={busy}
            onClick={() => {
              setEarly(!kept);
              if (kept) onFinish();
            }}
          >
            {sheet.finish}
          </Button>
          <Button onClick={onCancel} off={busy}>
            {sheet.cancel}
          </Button>
        </div>
        {busy && <Busy>{sheet.busy}</Busy>}
      </section>
      {pages.map((page) => (
        <Sheet key={page.part ?? page.code} texts={sheet.page} page={page} />
      ))}
    </div>
  );
}

function Sheet({ texts, page }: { texts: KeyTexts['sheet']['page']; page: SheetPage }) {
  return (
    <article class="card sheet">
      <h2>{texts.heading}</h2>
      <p class="small">
        {[page.part, `${texts.archive} ${page.vault}`, `${texts.date} ${page.date}`].filter(Boolean).join(' · ')}
      </p>
      <p class="strong">{page.half ? texts.half : texts.key}</p>
      <p class="key">
        {(page.code.match(/.{1,6}/g) ?? []).map((group, at) => (
          // The gaps are drawn, not written: what is copied has none.
          <span class="key-group" key={`${at}-${group}`}>
            {group}
          </span>
        ))}
      </p>
      <div class="sheet-body">
        <QrCode cells={page.qr} label={texts.qr} />
        <ol>
          {(page.half ? texts.both : texts.whole).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
      <p>{texts.warning}</p>
      <p class="small">{texts.unofficial}</p>
    </article>
  );
}
