import { useEffect, useState } from 'preact/hooks';
import { type ArchiveGlance, PopupGlance } from '../../components/requests';
import { Busy, Notice } from '../../components/ui';
import { openInbox } from '../../utils/archive';
import { ask } from '../../utils/messaging';
import { openOwnPage, openTab, readStored } from '../../utils/platform';
import { WWW } from '../../utils/portal';
import { requestTexts, shellTexts } from '../../utils/text';
import { isUnlocked } from '../../utils/vault';
import { useNow } from '../shared/use-now';
import { useSettings } from '../shared/use-settings';
import { useWatch } from '../shared/use-watch';

/** The state at a glance. It closes when the person looks elsewhere, so nothing is typed here. */
export function Popup() {
  const settings = useSettings();
  const watch = useWatch();
  const archive = useArchive();
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
      shell={shell}
      locale={locale}
      now={now}
      on={{
        onOpen: (watchId) => andClose(ask('openRequest', { watchId })),
        onOpenPortal: () => andClose(openTab(`${WWW}/`)),
        onOpenCabinet: (section) => andClose(openOwnPage(`/cabinet.html#${section}`)),
      }}
    />
  );
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
