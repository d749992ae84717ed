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
        <span aria-hidden="true">{SIGNS[tone]}</span> {order.title || texts.groups[group]}
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
        {watching ? texts.order.unwatch : texts.order.watch}
      </button>
    </div>
  );
}

type CaptureProps = { capture: CaptureStrip; texts: CompanionTexts; onOpenCabinet: () => void };

const CAPTURE_TONES: Readonly<Record<CaptureStrip['kind'], Tone>> = {
  saving: 'neutral',
  saved: 'good',
  'no-archive': 'attention',
  failed: 'attention',
};

/** What became of the copy of a downloaded document. */
export function CaptureNote({ capture, texts, onOpenCabinet }: CaptureProps) {
  const words = capture.kind === 'failed' ? texts.capture.failed[capture.reason] : texts.capture[capture.kind];
  const tone = CAPTURE_TONES[capture.kind];
  return (
    <div class={`strip ${tone}`}>
      <p>
        <span class={`status ${tone}`} aria-hidden="true">
          {SIGNS[tone]}
        </span>{' '}
        {words}
      </p>
      {capture.kind === 'no-archive' && (
        <button type="button" class="primary" onClick={onOpenCabinet}>
          {texts.capture.create}
        </button>
      )}
    </div>
  );
}

type PageProps = { page: CompanionView['page']; texts: CompanionTexts; onReload: () => void };

/** What is the matter with the page itself; nothing when it is as expected. */
export function PageNote({ page, texts, onReload }: PageProps) {
  if (page === 'known') return null;
  const tone: Tone = page === 'unrecognised' ? 'neutral' : 'attention';
  return (
    <div class={`strip ${tone}`}>
      <p>
        <span class={`status ${tone}`} aria-hidden="true">
          {SIGNS[tone]}
        </span>{' '}
        {texts.page[page]}
      </p>
      {page === 'orphaned' && (
        <button type="button" class="primary" onClick={onReload}>
          {texts.page.reload}
        </button>
      )}
    </div>
  );
}
