import type { WatchView } from '../../utils/requests';
import { formatMoment, formatSeconds, formatTime, type Locale, type RequestTexts } from '../../utils/text';
import { Button, EmptyState, PageHeader } from '../ui';
import { RequestCard } from './RequestCard';
import type { RequestEvents } from './request-events';
import { WatchAllNotice, type WatchedAll } from './WatchAllNotice';
import { WatchStateNotice } from './WatchStateNotice';

type Props = {
  view: WatchView;
  texts: RequestTexts;
  locale: Locale;
  now: number;
  checking: boolean;
  /** What came of «watch them all», until it is dismissed or asked again. */
  watchedAll: WatchedAll | null;
  on: RequestEvents;
};

/** A wait that is counted in seconds; of a longer one the hour is told. */
const SHORT_WAIT = 90_000;

/** The section «Заявления» of the cabinet. */
export function RequestsPage({ view, texts, locale, now, checking, watchedAll, on }: Props) {
  const { requests, state, checkNowAllowedAt } = view;
  if (requests.length === 0) {
    return (
      <>
        <PageHeader title={texts.title} />
        <WatchAllNotice of={watchedAll} texts={texts} locale={locale} onOpenPortal={on.onOpenPortal} />
        <EmptyState title={texts.empty.title} text={texts.empty.text}>
          <Button kind={watchedAll?.state === 'login' ? 'secondary' : 'primary'} onClick={on.onOpenPortal}>
            {texts.empty.action}
          </Button>
          <Button off={checking} onClick={on.onWatchAll}>
            {texts.watchAll.action}
          </Button>
        </EmptyState>
      </>
    );
  }
  const early = checkNowAllowedAt > now;
  // The same trouble is not told twice on one page.
  const news = watchedAll && watchedAll.state !== 'ok' && watchedAll.state === state ? null : watchedAll;
  return (
    <>
      <PageHeader title={texts.title} note={<CheckTimes view={view} texts={texts} locale={locale} now={now} />}>
        <div class="page-action">
          <Button
            off={checking || early}
            onClick={on.onCheckNow}
            {...(early ? { 'aria-describedby': 'check-early' } : {})}
          >
            {checking ? texts.checking : texts.checkNow}
          </Button>
          {early && !checking && (
            <p class="small" id="check-early">
              {checkNowAllowedAt - now <= SHORT_WAIT
                ? texts.checkAllowedIn(formatSeconds(checkNowAllowedAt - now, locale))
                : texts.checkAllowedAt(formatTime(checkNowAllowedAt, locale))}
            </p>
          )}
        </div>
      </PageHeader>
      <WatchAllNotice of={news} texts={texts} locale={locale} onOpenPortal={on.onOpenPortal} />
      <WatchStateNotice state={state} texts={texts} onOpenPortal={on.onOpenPortal} />
      {requests.map((request, index) => (
        <RequestCard
          key={request.id}
          request={request}
          texts={texts}
          locale={locale}
          now={now}
          first={index === 0 && state !== 'login' && state !== 'challenge'}
          on={on}
        />
      ))}
      <div class="row">
        <Button off={checking} onClick={on.onWatchAll}>
          {texts.watchAll.action}
        </Button>
      </div>
    </>
  );
}

type TimesProps = Pick<Props, 'view' | 'texts' | 'locale' | 'now'>;

/** «Последняя проверка сегодня, 14:05 · следующая около 14:33». */
export function CheckTimes({ view: { lastCheckAt, nextCheckAt }, texts, locale, now }: TimesProps) {
  const last = lastCheckAt === null ? texts.notSeenYet : texts.lastCheck(formatMoment(lastCheckAt, locale, now));
  const next = nextCheckAt === null ? texts.noNextCheck : texts.nextCheck(formatTime(nextCheckAt, locale));
  return <>{`${last} · ${next}`}</>;
}
