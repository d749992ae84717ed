import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { MINUTE } from '../../utils/kernel';
import {
  isPast,
  type Keeping,
  type RequestTimeline,
  timelinesOf,
  type WatchedView,
  type WatchView,
} from '../../utils/requests';
import {
  formatMoment,
  formatSeconds,
  formatTime,
  type HistoryTexts,
  type Locale,
  type RequestTexts,
} from '../../utils/text';
import { Button, EmptyState, PageHeader } from '../ui';
import { anchorsOf } from './anchors';
import { checkWords } from './check-words';
import { HistoryCard, type HistoryDone } from './HistoryCard';
import { RequestCard } from './RequestCard';
import type { RequestEvents } from './request-events';
import { WatchAllNotice, type WatchedAll } from './WatchAllNotice';
import { WatchStateNotice } from './WatchStateNotice';
import { WishesCard } from './WishesCard';

type Props = {
  view: WatchView;
  /** Which request the address asks for (anchors.ts). */
  place: string | null;
  /** Whether it asks to stop watching that request, which is paused since. */
  asks?: boolean;
  keeping: Keeping;
  /** Dates there are for a calendar. */
  dates: number;
  /** What came of the last save or erasure. */
  done: HistoryDone;
  texts: RequestTexts;
  words: HistoryTexts;
  locale: Locale;
  now: number;
  checking: boolean;
  /** What came of «watch them all», until it is dismissed or asked again. */
  watchedAll: WatchedAll | null;
  /** What stands for the files of a request's result. */
  files?: (request: WatchedView) => ComponentChildren;
  on: RequestEvents;
};

/** A wait that is counted in seconds; of a longer one the hour is told. */
const SHORT_WAIT = 90_000;

const NO_TIMELINE: RequestTimeline = { steps: [], advice: null };

/** The section «Заявления» of the cabinet. */
export function RequestsPage(props: Props) {
  const {
    view,
    place,
    asks = false,
    keeping,
    dates,
    done,
    texts,
    words,
    locale,
    now,
    checking,
    watchedAll,
    on,
  } = props;
  const { requests, state, checkNowAllowedAt } = view;
  // Lengths are told in minutes at the finest: no need to count them each second.
  const minute = Math.floor(now / MINUTE);
  const timelines = useMemo(() => timelinesOf(requests, now), [requests, minute]);
  const anchors = anchorsOf(requests);
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
        <WishesCard wishes={view.wishes} trouble={view.wishTrouble} texts={texts} onWish={on.onWish} />
      </>
    );
  }
  const early = checkNowAllowedAt > now;
  // The same trouble is not told twice on one page.
  const news = watchedAll && watchedAll.state !== 'ok' && watchedAll.state === state ? null : watchedAll;
  return (
    <>
      <PageHeader title={texts.title} note={checkWords(view, texts, locale, now)}>
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
      <WatchStateNotice state={state} texts={texts} {...stateTimes(view, locale, now)} onOpenPortal={on.onOpenPortal} />
      {requests.map((request, index) => (
        <RequestCard
          key={request.id}
          request={request}
          timeline={timelines.get(request.id) ?? NO_TIMELINE}
          anchor={anchors.get(request.id) ?? ''}
          shown={place !== null && anchors.get(request.id) === place}
          asks={asks && anchors.get(request.id) === place}
          texts={texts}
          words={words}
          locale={locale}
          now={now}
          files={props.files?.(request)}
          first={index === 0 && state !== 'login' && state !== 'challenge'}
          on={on}
        />
      ))}
      <div class="row">
        <Button off={checking} onClick={on.onWatchAll}>
          {texts.watchAll.action}
        </Button>
      </div>
      <WishesCard wishes={view.wishes} trouble={view.wishTrouble} texts={texts} onWish={on.onWish} />
      <HistoryCard
        keeping={keeping}
        losing={(choice) =>
          requests.filter((one) => isPast({ history: [...one.history].reverse() }, choice, now)).length
        }
        rows={requests.reduce((sum, { history }) => sum + history.length, 0)}
        dates={dates}
        done={done}
        words={words}
        on={on}
      />
      {view.today.requests > 0 && <p class="small">{texts.today(view.today.requests, view.today.byHand)}</p>}
    </>
  );
}

/** When the works end and since when nothing was seen, in words. */
export const stateTimes = ({ until, blindSince }: WatchView, locale: Locale, now: number) => ({
  until: until === null ? null : formatMoment(until, locale, now),
  blind: blindSince === null ? null : formatMoment(blindSince, locale, now),
});
