import type { ComponentChildren } from 'preact';
import { causesOf, checksOf, type Facts, type Remedy } from '../../utils/diagnostics';
import { Busy, Button, LiveRegion, Notice, PageHeader } from '../ui';
import { CauseCard, type Mendable } from './CauseCard';
import { CheckList } from './CheckList';
import type { CheckWords } from './words';

export type CheckView = {
  step: 'idle' | 'busy' | 'failed' | 'done';
  facts: Facts | null;
  extra: readonly { name: string; domain: string; path: string }[];
  /** What came of the last remedy. */
  mended: 'fixed' | 'failed' | null;
};

export type CheckEvents = {
  onStart: () => void;
  onAllowCookies: () => void;
  onMend: (what: Mendable) => void;
  onGo: (remedy: Exclude<Remedy, Mendable | 'advice'>) => void;
  onReader: () => void;
};

type Props = {
  view: CheckView;
  words: CheckWords;
  on: CheckEvents;
  record?: ComponentChildren;
  report?: ComponentChildren;
  /** False: the organisation lets nothing be removed from here; advice stays. */
  mends?: boolean;
};

/** What does not work and what to do about it: the main cause first, then all that was looked at, then the report. */
export function CheckPage({ view, words, on, record, report, mends = true }: Props) {
  const { diagnostics: texts } = words;
  const { facts, step } = view;
  const found = facts ? causesOf(facts) : [];
  const checks = facts ? checksOf(facts) : [];
  const busy = step === 'busy';
  const said = facts && !busy ? texts.done(found.length, checks.length) : '';
  return (
    <>
      <PageHeader title={texts.title} note={said || texts.hint}>
        <Button kind={found.length > 0 ? 'secondary' : 'primary'} onClick={on.onStart} off={busy}>
          {facts ? texts.again : texts.start}
        </Button>
      </PageHeader>
      <LiveRegion>{said}</LiveRegion>
      {busy && <Busy>{texts.busy}</Busy>}
      {step === 'failed' && <Notice tone="bad" words={texts.failed} live="alert" />}
      {view.mended === 'failed' && <Notice tone="bad" words={texts.notFixed} live="alert" />}
      {view.mended === 'fixed' && <p role="status">{texts.fixed}</p>}
      {facts && found.length === 0 && <Notice tone="good" words={texts.allGood} />}
      {found.map((cause, at) => (
        <CauseCard
          key={cause.id}
          found={cause}
          first={at === 0}
          words={words}
          extra={view.extra.map(({ name, domain, path }) =>
            texts.removes(plainName(name) ?? texts.otherCookie, `${domain}${path}`),
          )}
          busy={busy}
          mends={mends}
          onMend={on.onMend}
          onGo={on.onGo}
        />
      ))}
      {facts && facts.cookiesAllowed !== 'yes' && (
        <Notice tone="neutral" words={{ title: texts.cookiesHint }}>
          <Button onClick={on.onAllowCookies}>{texts.cookiesAsk}</Button>
        </Notice>
      )}
      {facts && <CheckList checks={checks} facts={facts} words={words} />}
      {record}
      {report}
      <p>
        <Button kind="quiet" onClick={on.onReader}>
          {texts.reader.open}
        </Button>
      </p>
    </>
  );
}

/** A name that can be read at all: sites may put anything into one. */
const plainName = (name: string): string | null => (/^[\w.-]{1,40}$/.test(name) ? name : null);
