import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type ArchiveTexts, type BackupTexts, formatMoment, formatSize, type Locale } from '../../../utils/text';
import { Button, Notice, PageHeader } from '../../ui';
import type { PassphraseAdvice } from '../archive-view';
import { BackupOutcome } from './BackupOutcome';
import { BackupProgress } from './BackupProgress';
import type { BackupCard, BackupEvents, BackupView, CopyScope } from './backup-view';
import { Choice } from './Choice';
import { ExportOpen } from './ExportOpen';
import { HowToOpen } from './HowToOpen';
import { MakeBackup } from './MakeBackup';
import { OpenCopy } from './OpenCopy';
import { RestorePlan } from './RestorePlan';

type Props = {
  view: BackupView;
  texts: BackupTexts;
  archive: ArchiveTexts;
  locale: Locale;
  now: number;
  advice: PassphraseAdvice;
  /** Which card stands open at first. */
  first?: BackupCard;
  on: BackupEvents;
};

/** Four things to do with a copy, one at a time; while one runs the others are not there. */
export function BackupPage({ view, texts, archive, locale, now, advice, first = 'make', on }: Props) {
  const { stage, last, shown, waiting, reminder } = view;
  const [scope, setScope] = useState<CopyScope>('everybody');
  const documents = scope === 'shown' && shown ? shown.documents : view.documents;
  const whose = shown && (
    <Choice
      label={texts.whose.label}
      options={[
        ['everybody', texts.whose.everybody(view.documents)],
        ['shown', texts.whose.shown(shown.name, shown.documents)],
      ]}
      value={scope}
      onValue={setScope}
    />
  );
  const unfiled = (when: 'before' | 'after') => {
    const { kept, todo, [when]: title } = texts.waiting;
    return waiting > 0 && <Notice tone="attention" words={{ title: title(waiting), safe: kept, next: todo }} />;
  };
  const shared = { texts, field: archive.field };
  const busy = stage.at === 'work' || stage.at === 'choosing';
  return (
    <div class="backup">
      <PageHeader
        title={texts.title}
        note={last ? texts.last(formatMoment(last.at, locale, now), last.documents, reminder.fresh) : undefined}
      >
        {!busy && (
          <Button kind="quiet" onClick={on.onClose}>
            {texts.back}
          </Button>
        )}
      </PageHeader>
      {busy && <BackupProgress stage={stage} texts={texts} onCancel={on.onCancel} />}
      {stage.at === 'plan' && (
        <RestorePlan
          plan={stage}
          texts={texts}
          locale={locale}
          now={now}
          onPlace={on.onPlace}
          onRestore={on.onRestore}
          onReset={on.onReset}
        />
      )}
      <BackupOutcome stage={stage} texts={texts} locale={locale} now={now} onReset={on.onReset}>
        {stage.at === 'made' && unfiled('after')}
      </BackupOutcome>
      {stage.at === 'idle' && unfiled('before')}
      {stage.at === 'idle' && (
        <>
          <Card title={texts.make.title} open={first === 'make'}>
            {whose}
            {documents === 0 ? (
              <Notice tone="neutral" words={{ title: texts.make.none }} />
            ) : (
              <>
                <p>{texts.make.text(documents, scope === 'everybody' ? formatSize(view.size, locale) : null)}</p>
                <MakeBackup
                  {...shared}
                  archive={archive}
                  advice={advice}
                  toDownloads={!view.chooses.file}
                  recoverable={view.recoverable}
                  onMake={(passphrase) => on.onMake(passphrase, scope)}
                />
              </>
            )}
          </Card>
          <Card title={texts.check.title} open={first === 'check'}>
            <OpenCopy {...shared} words={texts.check} advice={advice} onOpen={on.onCheck} />
          </Card>
          <Card title={texts.restore.title} open={first === 'restore'}>
            <OpenCopy {...shared} words={texts.restore} advice={advice} onOpen={on.onLook} />
          </Card>
          {view.documents > 0 && (
            <Card title={texts.export.title}>
              {whose}
              <ExportOpen texts={texts} toFolder={view.chooses.folder} onExport={() => on.onExport(scope)} />
            </Card>
          )}
          <HowToOpen texts={texts} />
        </>
      )}
    </div>
  );
}

function Card({ title, open = false, children }: { title: string; open?: boolean; children: ComponentChildren }) {
  return (
    <details class="card fold" open={open} name="backup">
      <summary>
        <h2>{title}</h2>
      </summary>
      <div class="stack wide">{children}</div>
    </details>
  );
}
