import type { CompanionTexts } from '../../utils/text';
import { SIGNS, type Tone, toneOf } from '../ui/tone';
import type { CaptureStrip, CompanionView } from './companion-view';

type OrderProps = {
  order: NonNullable<CompanionView['order']>;
  texts: CompanionTexts;
  time: (at: number) => string;
  onWatch: (on: boolean) => void;
};

/** On a page of a заявление: its status, and the offer to watch it. */
export function OrderStrip({ order, texts, time, onWatch }: OrderProps) {
  const { watching, busy, group } = order;
  const tone = toneOf(group);
  const next = order.nextCheckAt === null ? null : time(order.nextCheckAt);
  return (
    <div class="strip">
      <p class={`status ${tone}`}>
        <span aria-hidden="true">{SIGNS[tone]}</span> {order.title}
      </p>
      <p role="status">{watching ? texts.order.watching(next) : texts.order.offer}</p>
      <button
        type="button"
        class={watching ? '' : 'primary'}
        aria-disabled={busy}
        onClick={() => {
          if (!busy) onWatch(!watching);
        }}
      >
        {watching ? texts.order.pause : texts.order.watch}
      </button>
    </div>
  );
}

type StripProps = { tone: Tone; words: string; action: string | null; onAction: () => void };

/** A sentence with the sign of its tone and, where there is something to do, one button. */
function Strip({ tone, words, action, onAction }: StripProps) {
  return (
    <div class={`strip ${tone}`}>
      <p>
        <span class={`status ${tone}`} aria-hidden="true">
          {SIGNS[tone]}
        </span>{' '}
        {words}
      </p>
      {action && (
        <button type="button" class="primary" onClick={onAction}>
          {action}
        </button>
      )}
    </div>
  );
}

type CaptureProps = { capture: CaptureStrip; texts: CompanionTexts; onOpenCabinet: () => void };

/** What became of the copy of a downloaded document. */
export function CaptureNote({ capture, texts, onOpenCabinet }: CaptureProps) {
  const { failed, notKept, create } = texts.capture;
  const isFailed = (one: CaptureStrip): one is keyof typeof failed => one in failed;
  const words = isFailed(capture) ? notKept(...failed[capture]) : texts.capture[capture];
  const action = capture === 'no-archive' ? create : null;
  const tone = capture === 'saving' ? 'neutral' : isFailed(capture) || action ? 'attention' : 'good';
  return <Strip tone={tone} words={words} action={action} onAction={onOpenCabinet} />;
}

type PageProps = { page: CompanionView['page']; texts: CompanionTexts; onReload: () => void };

/** What is the matter with the page itself; nothing when it is as expected. */
export function PageNote({ page, texts, onReload }: PageProps) {
  if (page === 'known') return null;
  const tone = page === 'unrecognised' ? 'neutral' : 'attention';
  const action = page === 'orphaned' ? texts.page.reload : null;
  return <Strip tone={tone} words={texts.page[page]} action={action} onAction={onReload} />;
}
