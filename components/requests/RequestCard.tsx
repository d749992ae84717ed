import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RequestTimeline, WatchedView } from '../../utils/requests';
import {
  formatDay,
  formatDuration,
  formatMoment,
  type HistoryTexts,
  type Locale,
  type RequestTexts,
} from '../../utils/text';
import { Badge, Button, Card, StatusBadge } from '../ui';
import { Confirm } from './Confirm';
import { NextStep } from './NextStep';
import { Roads } from './Roads';
import type { RequestEvents } from './request-events';
import { StopWatching } from './StopWatching';
import { Timeline } from './Timeline';

type Props = {
  request: WatchedView;
  timeline: RequestTimeline;
  /** Its place on the page (anchors.ts), and whether the address asks for it. */
  anchor: string;
  shown: boolean;
  /** The address asks whether to stop watching it. */
  asks?: boolean;
  texts: RequestTexts;
  words: HistoryTexts;
  locale: Locale;
  now: number;
  /** The first one is open, and its action is the primary one of the page. */
  first: boolean;
  /** Files of its result. */
  files?: ComponentChildren;
  on: Pick<RequestEvents, 'onOpen' | 'onUnwatch' | 'onPause' | 'onShow' | 'onEraseHistory'>;
};

/** What is it, in what state, since when, what to do, where. */
export function RequestCard(props: Props) {
  const { request, timeline, anchor, shown, asks = false, texts, words, locale, now, first, files, on } = props;
  const id = `request-${anchor}`;
  const [open, setOpen] = useState(request.attention || first || shown);
  useEffect(() => {
    if (!shown) return;
    setOpen(true);
    const toggle = document.getElementById(id);
    toggle?.scrollIntoView({ block: 'start' });
    toggle?.focus();
  }, [shown]);
  const turn = () => {
    setOpen(!open);
    on.onShow(open ? null : anchor);
  };
  const longer = timeline.steps[0]?.longer ?? null;
  const { service, number, status, since, lastOkAt, paused, due, trouble } = request;
  const facts = [
    service ? texts.number(number) : null,
    timeline.steps.length === 0
      ? null
      : status.final
        ? texts.watchedSince(formatDay(since, locale, now))
        : texts.watchedFor(formatDuration(now - since, locale)),
    paused ? texts.paused : null,
    due ? texts.due[due.kind](formatMoment(due.at, locale, now)) : null,
    lastOkAt === null ? texts.notSeenYet : texts.lastSeen(formatMoment(lastOkAt, locale, now)),
  ];
  return (
    <Card labelledBy={id} attention={request.attention}>
      <header class="card-header">
        <h2>
          <button type="button" class="toggle" id={id} aria-expanded={open} onClick={turn}>
            {service ?? texts.untitled(number)}
          </button>
        </h2>
        <StatusBadge group={status.group} label={texts.groups[status.group]} />
        <p class="small">{facts.filter(Boolean).join(' · ')}</p>
        {longer !== null && !open && <Badge tone="attention">{words.longer(formatDuration(longer, locale))}</Badge>}
      </header>
      {open && (
        <div class="request-body">
          <div>
            <Timeline request={request} timeline={timeline} texts={texts} words={words} locale={locale} now={now} />
            {files}
            <Roads request={request} texts={texts} locale={locale} now={now} />
            <Button kind="quiet" onClick={() => on.onPause(request.id, !paused)}>
              {paused ? texts.resume : texts.pause}
            </Button>
            {timeline.steps.length > 1 && (
              <Confirm words={words.eraseOne} onYes={() => on.onEraseHistory(request.id)} />
            )}
            <StopWatching
              texts={texts}
              paused={paused}
              asks={asks && paused}
              onStop={() => on.onUnwatch(request.id)}
              onKeep={() => on.onShow(anchor)}
            />
          </div>
          <NextStep
            advice={timeline.advice}
            trouble={trouble && troubleWords(trouble, texts)}
            texts={texts}
            words={words}
            primary={first && request.attention}
            onOpen={() => on.onOpen(request.id)}
          />
        </div>
      )}
    </Card>
  );
}

const troubleWords = (trouble: NonNullable<WatchedView['trouble']>, { trouble: words }: RequestTexts): string =>
  trouble === 'not-found' || trouble === 'other-account' ? words[trouble] : words.other;
