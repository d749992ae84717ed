import { useEffect, useState } from 'preact/hooks';
import { PapersGlance } from '../../components/desk/PapersGlance';
import { type ArchiveGlance, PickedGlance, PickerOffer, PopupGlance } from '../../components/requests';
import { Busy, Notice } from '../../components/ui';
import { openInbox } from '../../utils/archive';
import { ask } from '../../utils/messaging';
import { papersDue } from '../../utils/people';
import { activeTab, openOwnPage, openTab, readStored } from '../../utils/platform';
import { pickedAddress, routeOf, WWW } from '../../utils/portal';
import type { Wish } from '../../utils/requests';
import { deskTexts, historyTexts, pickedTexts, requestTexts, shellTexts } from '../../utils/text';
import { isUnlocked } from '../../utils/vault';
import { useNow } from '../shared/use-now';
import { usePapers } from '../shared/use-papers';
import { usePicked } from '../shared/use-picked';
import { useSettings } from '../shared/use-settings';
import { useWatch } from '../shared/use-watch';

/** The state at a glance. It closes when the person looks elsewhere, so nothing is typed here. */
export function Popup() {
  const settings = useSettings();
  const watch = useWatch();
  const archive = useArchive();
  const { picked, change } = usePicked();
  const here = useTabHere();
  const papers = usePapers();
  const [refused, refuse] = useState(false);
  const now = useNow();
  useEffect(() => {
    if (settings) document.documentElement.lang = settings.locale;
  }, [settings?.locale]);
  if (!settings) return null;
  const { locale } = settings;
  const shell = shellTexts(locale);
  if (!watch.view) {
    return (
      <main class="glance">
        <h1>{shell.product}</h1>
        {watch.failed ? <Notice tone="bad" words={shell.noAnswer} live="status" /> : <Busy>{shell.loading}</Busy>}
      </main>
    );
  }
  const andClose = (work: Promise<unknown>) => void work.then(() => window.close(), watch.refresh);
  return (
    <PopupGlance
      view={watch.view}
      archive={archive}
      texts={requestTexts(locale)}
      words={historyTexts(locale)}
      shell={shell}
      locale={locale}
      now={now}
      besides={picked.some(({ paused }) => !paused)}
      on={{
        onOpen: (watchId) => andClose(ask('openRequest', { watchId })),
        onLater: (watchId) => void ask('snooze', { watchId }).then(watch.show, watch.refresh),
        onUnwatch: (watchId) => void ask('unwatch', { watchId }).then(watch.show, watch.refresh),
        onTellNoMore: (kind) => void ask('setWish', { wish: kind as Wish, on: false }).then(watch.show, watch.refresh),
        onOpenPortal: () => andClose(openTab(`${WWW}/`)),
        onOpenCabinet: (section) => andClose(openOwnPage(`/cabinet.html#${section}`)),
      }}
    >
      <PickedGlance
        picked={picked}
        texts={pickedTexts(locale)}
        locale={locale}
        now={now}
        onOpen={(id) => andClose(change(id, 'open'))}
      />
      <PapersGlance
        due={papersDue(papers, now)}
        texts={deskTexts(locale)}
        onOpen={() => andClose(openOwnPage('/cabinet.html#desk/numbers'))}
      />
      {here && !watch.view.requests.some(({ number }) => number === here.number) && (
        <PickerOffer
          texts={pickedTexts(locale)}
          failed={refused}
          onStart={() =>
            void ask('startPicker', { tabId: here.tabId }).then(
              (started) => (started ? window.close() : refuse(true)),
              () => refuse(true),
            )
          }
        />
      )}
    </PopupGlance>
  );
}

/** The tab under the popup, when a status on it may be watched; `number` of the request it shows, if it is one's page. */
function useTabHere(): { tabId: number; number: string | null } | null {
  const [here, set] = useState<{ tabId: number; number: string | null } | null>(null);
  useEffect(() => {
    const take = (tab: { id: number; url: string } | null) => {
      if (tab && pickedAddress(tab.url)) set({ tabId: tab.id, number: routeOf(tab.url)?.number ?? null });
    };
    activeTab().then(take, () => undefined);
  }, []);
  return here;
}

function useArchive(): ArchiveGlance {
  const [glance, set] = useState<ArchiveGlance>({ state: 'none', waiting: 0 });
  useEffect(() => void look().then(set, () => undefined), []);
  return glance;
}

async function look(): Promise<ArchiveGlance> {
  const copies = await Promise.all([readStored('vaultHeaderA'), readStored('vaultHeaderB')]);
  if (copies.every((copy) => copy === undefined)) return { state: 'none', waiting: 0 };
  const inbox = await openInbox();
  try {
    return { state: (await isUnlocked()) ? 'open' : 'locked', waiting: (await inbox.ids()).length };
  } finally {
    inbox.close();
  }
}
