import { type CompanionTexts, formatTime, type Locale } from '../../utils/text';
import { Mark } from '../ui/Icon';
import { CaptureNote, OrderStrip, PageNote } from './CompanionStrips';
import type { CompanionEvents, CompanionView } from './companion-view';
import { StepList } from './StepList';

type Props = { view: CompanionView; texts: CompanionTexts; locale: Locale; on: CompanionEvents };

/** The overlay: where the person is in the procedure, what is next, and what was done for them here. */
export function Companion({ view, texts, locale, on }: Props) {
  const { guide } = view;
  const at = guide.steps.findIndex(({ state }) => state === 'current') + 1;
  const place = at === 0 ? texts.allDone : texts.stepOf(at, guide.steps.length);
  const fold = (event: Event, folded: boolean) => {
    const root = (event.currentTarget as Element).getRootNode() as ShadowRoot | Document;
    on.onFold(folded);
    // The focused button is gone with its half of the companion: the focus goes to the other half's first one.
    root.querySelector<HTMLElement>('.companion button, button.companion')?.focus();
  };
  if (view.folded)
    return <FoldedTab view={view} place={place} texts={texts} onUnfold={(event) => fold(event, false)} />;
  const time = (moment: number) => formatTime(moment, locale);
  const done = guide.steps.filter(({ state }) => state === 'done').length;
  return (
    <aside
      class="companion"
      aria-label={texts.label}
      onKeyDown={(event) => {
        if (event.key === 'Escape') fold(event, true);
      }}
    >
      <header>
        <Mark />
        <div>
          <h2>{guide.title}</h2>
          <p class="small">{place}</p>
        </div>
        <button type="button" class="quiet" aria-label={texts.move} title={texts.move} onClick={on.onMove}>
          ⇆
        </button>
        <button
          type="button"
          class="quiet"
          aria-label={texts.fold}
          title={texts.fold}
          onClick={(event) => fold(event, true)}
        >
          –
        </button>
      </header>
      <progress max={guide.steps.length} value={done} aria-label={place} />
      <div class="body">
        <div role="status">
          <PageNote page={view.page} texts={texts} onReload={on.onReload} />
          {view.capture && <CaptureNote capture={view.capture} texts={texts} onOpenCabinet={on.onOpenCabinet} />}
        </div>
        {view.order && <OrderStrip order={view.order} texts={texts} time={time} onWatch={on.onWatch} />}
        <StepList way={guide} texts={texts} time={time} onGo={on.onGo} />
        <button type="button" class="quiet small" onClick={on.onHide}>
          {texts.hide}
        </button>
      </div>
      <p class="small foot">{texts.notOfficial}</p>
    </aside>
  );
}

type TabProps = Pick<Props, 'view' | 'texts'> & { place: string; onUnfold: (event: Event) => void };

function FoldedTab({ view: { capture, page }, texts, place, onUnfold }: TabProps) {
  const news = (capture && capture !== 'saving' && capture !== 'saved') || page === 'orphaned';
  const label = [texts.unfold, place, news ? texts.news : null].filter(Boolean).join(', ');
  return (
    <button type="button" class="companion tab" aria-label={label} aria-expanded="false" onClick={onUnfold}>
      <Mark />
      <span class="small">{place}</span>
      {news && (
        <span class="news" aria-hidden="true">
          ▲
        </span>
      )}
    </button>
  );
}
