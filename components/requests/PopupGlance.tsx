import type { ComponentChildren } from 'preact';
import { adviceOf, type EventKind, type WatchedView, type WatchView } from '../../utils/requests';
import {
  formatDuration,
  formatMoment,
  type HistoryTexts,
  type Locale,
  type RequestTexts,
  type ShellTexts,
} from '../../utils/text';
import { Badge, Button, EmptyState, StatusBadge } from '../ui';
import { checkWords } from './check-words';
import { adviceWords } from './NextStep';
import { stateTimes } from './RequestsPage';
import { StopWatching } from './StopWatching';
import { WatchStateNotice } from './WatchStateNotice';

export type ArchiveGlance = { state: 'none' | 'locked' | 'open'; waiting: number };

type Props = {
  view: WatchView;
  archive: ArchiveGlance;
  texts: RequestTexts;
  words: HistoryTexts;
  shell: ShellTexts;
  locale: Locale;
  now: number;
  /** Below the requests: what the person pointed at, and the offer to point. */
  children?: ComponentChildren;
  /** Something else than requests is watched: then «not watching» would be untrue. */
  besides?: boolean;
  on: {
    onOpen: (id: string) => void;
    onLater: (id: string) => void;
    /** The person has answered the question. */
    onUnwatch: (id: string) => void;
    onTellNoMore: (kind: EventKind) => void;
    onOpenPortal: () => void;
    onOpenCabinet: (section: 'requests' | 'archive') => void;
  };
};

/** The state at a glance: what needs the person first, then the rest in two lines each. */
export function PopupGlance({ view, archive, texts, words, shell, locale, now, children, besides = false, on }: Props) {
  const { requests } = view;
  const first = requests.find(({ attention }) => attention);
  return (
    <main class="glance">
      <header class="row spread">
        <h1>{shell.product}</h1>
        <WatchBadge view={view} besides={besides} texts={texts} />
      </header>
      {requests.length > 0 && (
        <WatchStateNotice
          state={view.state}
          texts={texts}
          {...stateTimes(view, locale, now)}
          onOpenPortal={on.onOpenPortal}
        />
      )}
      {requests.length === 0 && !besides && (
        <EmptyState title={texts.empty.title} text={texts.empty.text}>
          <Button kind="primary" onClick={on.onOpenPortal}>
            {texts.empty.action}
          </Button>
        </EmptyState>
      )}
      <ul class="plain">
        {view.news.map(({ id, kind, at }) => (
          <li class="card" key={`${id}${at}`}>
            <h2>{texts.news[kind as keyof RequestTexts['news']]}</h2>
            <p class="small">{formatMoment(at, locale, now)}</p>
            <div class="row">
              <Button onClick={() => on.onOpen(id)}>{texts.open}</Button>
              <Button kind="quiet" onClick={() => on.onLater(id)}>
                {texts.later}
              </Button>
              <Button kind="quiet" onClick={() => on.onTellNoMore(kind)}>
                {texts.tellNoMore}
              </Button>
            </div>
          </li>
        ))}
        {requests.map((request) => (
          <GlanceItem
            key={request.id}
            primary={request === first}
            {...{ request, texts, words, locale, now }}
            on={on}
          />
        ))}
      </ul>
      {children}
      <footer>
        {requests.length > 0 && <p class="small">{checkWords(view, texts, locale, now)}</p>}
        {archive.waiting > 0 && <p class="small">{texts.waitingRecords(archive.waiting)}</p>}
        <div class="row spread">
          <Button onClick={() => on.onOpenCabinet('archive')}>{texts.archive[archive.state]}</Button>
          <Button kind="quiet" onClick={() => on.onOpenCabinet('requests')}>
            {texts.cabinet} →
          </Button>
        </div>
        <p class="small">{shell.notOfficial}</p>
      </footer>
    </main>
  );
}

/** Watching, waiting for the person, or nothing to watch. */
function WatchBadge({ view: { requests, state }, besides, texts }: Pick<Props, 'view' | 'besides' | 'texts'>) {
  if (requests.length === 0 && besides) return <Badge tone="good">{texts.watching}</Badge>;
  if (requests.length === 0) return <Badge tone="neutral">{texts.idle}</Badge>;
  if (state === 'login' || state === 'challenge') return <Badge tone="attention">{texts.waiting}</Badge>;
  if (state === 'ok' || state === 'never') return <Badge tone="good">{texts.watching}</Badge>;
  return <Badge tone="neutral">{texts.delayed}</Badge>;
}

type ItemProps = Pick<Props, 'texts' | 'words' | 'locale' | 'now' | 'on'> & { request: WatchedView; primary: boolean };

function GlanceItem({ request, primary, texts, words, locale, now, on }: ItemProps) {
  const { face, service, number, status, since, comment, attention } = request;
  const [present] = request.history;
  const word = status.title ?? texts.groups[status.group];
  const span = formatDuration(now - since, locale);
  if (attention) {
    return (
      <li class="card">
        <StatusBadge group={status.group} label={word} />
        <h2>{service ?? texts.untitled(number)}</h2>
        <p class="small">{present ? adviceWords(adviceOf(face, present).what, texts, words) : words.wait}</p>
        {comment && <p class="small clamp">{comment}</p>}
        <div class="row">
          <Button kind={primary ? 'primary' : 'secondary'} onClick={() => on.onOpen(request.id)}>
            {texts.open}
          </Button>
          <Button kind="quiet" onClick={() => on.onLater(request.id)}>
            {texts.later}
          </Button>
          <StopWatching texts={texts} paused={request.paused} onStop={() => on.onUnwatch(request.id)} />
        </div>
      </li>
    );
  }
  return (
    <li class="line">
      <h2>
        <button type="button" class="link" onClick={() => on.onOpen(request.id)}>
          {service ?? texts.untitled(number)}
        </button>
      </h2>
      <p class="small">{[word, request.paused ? texts.paused : span].join(' · ')}</p>
    </li>
  );
}
