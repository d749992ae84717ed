import { useEffect, useState } from 'preact/hooks';
import {
  BegunAnew,
  type HistoryDone,
  type KeptFiles,
  RequestsPage,
  ResultFiles,
  type WatchedAll,
} from '../../components/requests';
import { Busy, Button, Notice, OffNotice, PageHeader } from '../../components/ui';
import { ask, type Settings } from '../../utils/messaging';
import { openTab } from '../../utils/platform';
import { WWW } from '../../utils/portal';
import { calendarItems } from '../../utils/requests';
import { historyTexts, keepingTexts, requestTexts, shellTexts } from '../../utils/text';
import { useBegunAnew } from '../shared/use-begun-anew';
import { useManaged } from '../shared/use-managed';
import type { Watch } from '../shared/use-watch';
import { PickedSection } from './PickedSection';
import { saveCalendar, saveTable } from './save-history';

type Props = { watch: Watch; settings: Settings; now: number };

export function RequestsSection({ watch, settings: { locale, keepHistory }, now }: Props) {
  const [{ place, asks }, forget] = usePlace();
  const managed = useManaged();
  // The pause came a moment before the question: it is not waited for.
  useEffect(() => {
    if (asks) watch.refresh();
  }, [asks]);
  const [begunAnew, dismissBegun] = useBegunAnew();
  const [done, setDone] = useState<HistoryDone>(null);
  const [checking, setChecking] = useState(false);
  const [kept, setKept] = useState<KeptFiles>({});
  const [watchedAll, setWatchedAll] = useState<WatchedAll | null>(null);
  const [texts, words, shell] = [requestTexts(locale), historyTexts(locale), shellTexts(locale)];
  if (!watch.view) {
    return (
      <>
        <PageHeader title={texts.title} />
        {watch.failed ? (
          <Notice tone="bad" words={shell.noAnswer} live="status">
            <Button onClick={() => location.reload()}>{shell.reload}</Button>
          </Notice>
        ) : (
          <Busy>{shell.loading}</Busy>
        )}
      </>
    );
  }
  const during = async (work: () => Promise<unknown>) => {
    setChecking(true);
    await work().catch(() => null);
    setChecking(false);
    watch.refresh();
  };
  const keepFile = async (watchId: string, url: string) => {
    setKept((before) => ({ ...before, [url]: 'saving' }));
    const outcome = await ask('keepFile', { watchId, url }).catch(() => null);
    setKept((before) => ({ ...before, [url]: outcome?.ok ? 'saved' : (outcome?.error ?? 'interrupted') }));
  };
  const { requests } = watch.view;
  const show = (anchor: string | null) => {
    history.replaceState(null, '', anchor === null ? '#requests' : `#requests/${anchor}`);
    forget(anchor);
  };
  const save = (work: Promise<void>) => {
    setDone(null);
    work.then(
      () => setDone('saved'),
      () => setDone('notSaved'),
    );
  };
  const erase = async (watchId: string | null) => {
    setDone(null);
    const after = await ask('eraseHistory', { watchId }).catch(() => null);
    if (after) watch.show(after);
    setDone(after ? 'erased' : 'notErased');
  };
  return (
    <>
      {managed.off.includes('watching') && (
        <OffNotice features={['watching']} contact={managed.contact} texts={shell} />
      )}
      {begunAnew && <BegunAnew texts={texts} onDone={dismissBegun} />}
      <RequestsPage
        view={watch.view}
        place={place}
        asks={asks}
        keeping={keepHistory}
        dates={calendarItems(requests, words).length}
        done={done}
        texts={texts}
        words={words}
        locale={locale}
        now={now}
        checking={checking}
        watchedAll={watchedAll}
        files={({ id, results }) => (
          <ResultFiles
            files={results}
            kept={kept}
            texts={keepingTexts(locale)}
            locale={locale}
            onKeep={(url) => void keepFile(id, url)}
          />
        )}
        on={{
          onOpen: (watchId) => void ask('openRequest', { watchId }).then(watch.refresh, watch.refresh),
          onUnwatch: (watchId) => {
            show(null);
            void ask('unwatch', { watchId }).then(watch.show, watch.refresh);
          },
          onPause: (watchId, paused) => void ask('pauseWatch', { watchId, paused }).then(watch.show, watch.refresh),
          onWish: (wish, on) => void ask('setWish', { wish, on }).then(watch.show, watch.refresh),
          onCheckNow: () => void during(() => ask('checkNow', {})),
          onWatchAll: () => void during(async () => setWatchedAll(await ask('watchAll', {}))),
          onShow: show,
          onSaveTable: (separator) => save(saveTable(requests, separator, locale, Date.now())),
          onSaveCalendar: () => save(saveCalendar(requests, locale, Date.now())),
          onKeepHistory: (keeping) =>
            void ask('changeSettings', { keepHistory: keeping }).then(watch.refresh, watch.refresh),
          onEraseHistory: (watchId) => void erase(watchId),
          onOpenPortal: () => void openTab(`${WWW}/`),
        }}
      />
      <PickedSection locale={locale} now={now} />
    </>
  );
}

type Place = { place: string | null; asks: boolean };

/**
 * The request that the address names, e.g. `b` of `#requests/b`, and whether it asks to stop watching it, as
 * `#requests/b/stop` does. An answered question is forgotten: the letter may be another request's by then.
 */
function usePlace(): [Place, forget: (anchor: string | null) => void] {
  const read = (): Place => {
    const [, place = null, stop] = /^#requests\/([a-z]+)(\/stop)?$/.exec(location.hash) ?? [];
    return { place, asks: stop !== undefined };
  };
  const [place, set] = useState(read);
  useEffect(() => {
    const onHash = () => set(read);
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  const forget = (anchor: string | null) =>
    set((before) => ({ place: anchor === null ? null : before.place, asks: false }));
  return [place, forget];
}
