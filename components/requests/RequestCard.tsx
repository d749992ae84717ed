import { useId, useState } from 'preact/hooks';
import type { WatchedView } from '../../utils/requests';
import { formatDay, formatDuration, formatMoment, type Locale, type RequestTexts } from '../../utils/text';
import { Button, Card, StatusBadge } from '../ui';
import type { RequestEvents } from './request-events';
import { StopWatching } from './StopWatching';
import { Timeline } from './Timeline';

type Props = {
  request: WatchedView;
  texts: RequestTexts;
  locale: Locale;
  now: number;
  /** The first one is open, and its action is the primary one of the page. */
  first: boolean;
  on: Pick<RequestEvents, 'onOpen' | 'onUnwatch'>;
};

/** What is it, in what state, since when, what to do, where. */
export function RequestCard({ request, texts, locale, now, first, on }: Props) {
  const id = useId();
  const [open, setOpen] = useState(request.attention || first);
  const { service, number, status, since, lastOkAt } = request;
  const facts = [
    service ? texts.number(number) : null,
    status.final
      ? texts.watchedSince(formatDay(since, locale, now))
      : texts.watchedFor(formatDuration(now - since, locale)),
    lastOkAt === null ? texts.notSeenYet : texts.lastSeen(formatMoment(lastOkAt, locale, now)),
  ];
  return (
    <Card labelledBy={id} attention={request.attention}>
      <header class="card-header">
        <h2>
          <button type="button" class="toggle" id={id} aria-expanded={open} onClick={() => setOpen(!open)}>
            {service ?? texts.untitled(number)}
          </button>
        </h2>
        <StatusBadge group={status.group} label={texts.groups[status.group]} />
        <p class="small">{facts.filter(Boolean).join(' · ')}</p>
      </header>
      {open && (
        <div class="request-body">
          <div>
            <Timeline request={request} texts={texts} locale={locale} now={now} />
            <StopWatching texts={texts} onStop={() => on.onUnwatch(request.id)} />
          </div>
          <div class="advice">
            <h3>{texts.whatToDo}</h3>
            <p class="small">{texts.advice[status.group]}</p>
            <Button kind={first && request.attention ? 'primary' : 'secondary'} onClick={() => on.onOpen(request.id)}>
              {texts.openOnPortal}
            </Button>
          </div>
        </div>
      )}
    </Card>
  );
}
