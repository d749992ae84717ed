import { type DeskTexts, formatSize, type Locale } from '../../utils/text';
import { Busy, Button, Card, Notice } from '../ui';
import { type DeskEvents, type DeskView, LIMIT_CHOICES, type SealView } from './desk-view';

type Props = { view: DeskView; seal: SealView; texts: DeskTexts; locale: Locale; on: DeskEvents };

const FORMS = ['pdf', 'jpeg'] as const;

/** What to make, how large it may be, and what has come of it. */
export function MakeFile({ view, seal, texts: { scans }, locale, on }: Props) {
  const { make } = view;
  const busy = make.state === 'working' || view.items.some(({ state }) => state === 'looking');
  return (
    <Card labelledBy="desk-make">
      <h2 id="desk-make">{scans.makeTitle}</h2>
      <fieldset class="choices">
        <legend>{scans.form}</legend>
        {FORMS.map((form) => (
          <label key={form} class="check">
            <input type="radio" name="desk-form" checked={view.form === form} onChange={() => on.onForm(form)} />
            <span>{scans.forms[form]}</span>
          </label>
        ))}
      </fieldset>
      <label class="hour">
        <span class="strong">{scans.limit}</span>
        <select
          autocomplete="off"
          class="desk-limit"
          value={view.limit}
          aria-describedby="desk-limit-hint"
          onChange={(event) => on.onLimit(Number(event.currentTarget.value))}
        >
          {LIMIT_CHOICES.map((megabytes) => (
            <option key={megabytes} value={megabytes}>
              {scans.limits(megabytes)}
            </option>
          ))}
        </select>
      </label>
      <p class="small" id="desk-limit-hint">
        {scans.limitHint}
      </p>
      <div class="row">
        <Button kind={make.state === 'done' ? 'secondary' : 'primary'} off={busy} onClick={on.onMake}>
          {scans.make}
        </Button>
        {make.state === 'working' && <Button onClick={on.onStop}>{scans.stop}</Button>}
      </div>
      {make.state === 'working' && (
        <>
          <Busy>{scans.making(Math.min(make.done + 1, make.total), make.total)}</Busy>
          <progress value={make.done} max={make.total} aria-label={scans.makeTitle} />
        </>
      )}
      {make.state === 'trouble' && (
        <Notice tone="attention" words={scans.troubles[make.trouble.code]} live="alert">
          {make.trouble.code === 'tooMuch' && <p>{scans.atLeast(formatSize(make.trouble.least, locale))}</p>}
        </Notice>
      )}
      {make.state === 'done' && <Made files={make.files} seal={seal} scans={scans} locale={locale} on={on} />}
    </Card>
  );
}

type MadeProps = {
  files: Extract<DeskView['make'], { state: 'done' }>['files'];
  seal: SealView;
  scans: DeskTexts['scans'];
  locale: Locale;
  on: DeskEvents;
};

function Made({ files, seal, scans, locale, on }: MadeProps) {
  const [only] = files;
  const said = { sealed: scans.sealed, before: scans.sealedBefore, failed: scans.sealFailed, locked: scans.sealLocked };
  return (
    <div class="notice good" role="status">
      <span class="sign" aria-hidden="true">
        ✓
      </span>
      <div class="stack">
        {files.map(({ name, size }) => (
          <p key={name} class="strong">
            {scans.made(name, formatSize(size, locale))}
          </p>
        ))}
        {only && files.length === 1 && <p>{scans.madePages(only.pages)}</p>}
        <p>{scans.stripped}</p>
        {seal in said && <p>{said[seal as keyof typeof said]}</p>}
        <div class="row">
          <Button kind="primary" onClick={on.onSave}>
            {files.length === 1 ? scans.save : scans.saveAll(files.length)}
          </Button>
          {(seal === 'offer' || seal === 'busy') && (
            <Button off={seal === 'busy'} onClick={on.onSeal}>
              {scans.seal}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
