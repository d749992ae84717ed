import { useState } from 'preact/hooks';
import { RequestsPage, type WatchedAll } from '../../components/requests';
import { Busy, Button, Notice, PageHeader } from '../../components/ui';
import { ask } from '../../utils/messaging';
import { openTab } from '../../utils/platform';
import { WWW } from '../../utils/portal';
import { type Locale, requestTexts, shellTexts } from '../../utils/text';
import type { Watch } from '../shared/use-watch';

type Props = { watch: Watch; locale: Locale; now: number };

export function RequestsSection({ watch, locale, now }: Props) {
  const [checking, setChecking] = useState(false);
  const [watchedAll, setWatchedAll] = useState<WatchedAll | null>(null);
  const [texts, shell] = [requestTexts(locale), shellTexts(locale)];
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
  return (
    <RequestsPage
      view={watch.view}
      texts={texts}
      locale={locale}
      now={now}
      checking={checking}
      watchedAll={watchedAll}
      on={{
        onOpen: (watchId) => void ask('openRequest', { watchId }).then(watch.refresh, watch.refresh),
        onUnwatch: (watchId) => void ask('unwatch', { watchId }).then(watch.show, watch.refresh),
        onCheckNow: () => void during(() => ask('checkNow', {})),
        onWatchAll: () => void during(async () => setWatchedAll(await ask('watchAll', {}))),
        onOpenPortal: () => void openTab(`${WWW}/`),
      }}
    />
  );
}
