import type { CompanionEvents, CompanionView } from '../../components/guide/companion-view';
import { mountCompanion } from '../../entrypoints/portal-companion/mount';
import type { GuideView } from '../../utils/guide';
import { companion } from '../../utils/text/ru/companion';
import type { Tour } from './tour';

/** The product's own mount and components; only the views, which the background sends, are made here. */
const IDS: readonly [GuideView['steps'][number]['id'], GuideView['steps'][number]['code']][] = [
  ['login', 'М-1'],
  ['account', 'М-2'],
  ['identity', 'М-3'],
  ['policy', 'М-4'],
  ['request', 'М-5'],
  ['decision', 'М-6'],
  ['document', 'М-7'],
];

/** The guide has seven steps: after the seventh it begins again, so that every «next» changes the page. */
function viewAt(step: number): CompanionView {
  const done = (step - 1) % IDS.length;
  const steps = IDS.map(([id, code], index) =>
    index < done
      ? ({ id, code, state: 'done', how: 'seen', at: 1_790_000_000_000 + index * 60_000 } as const)
      : ({ id, code, state: index === done ? 'current' : 'ahead', how: null, at: null } as const),
  );
  const current = IDS[done]?.[0] ?? null;
  return {
    folded: false,
    corner: 0,
    guide: { procedure: 'medcard-access', steps, current },
    order: null,
    capture: null,
    page: 'known',
  };
}

const nothing = () => undefined;
const on: CompanionEvents = {
  onFold: nothing,
  onMove: nothing,
  onWatch: nothing,
  onGo: nothing,
  onOpenCabinet: nothing,
  onHide: nothing,
  onReload: nothing,
};

let host: ReturnType<typeof mountCompanion>;
let at = 1;
const draw = () => host.draw(viewAt(at), { locale: 'ru', texts: companion }, on);

(globalThis as { benchTour?: Tour }).benchTour = {
  start() {
    host = mountCompanion(document);
    draw();
  },
  next() {
    at++;
    draw();
  },
  shown(step) {
    const root = document.querySelector('medcard-companion')?.shadowRoot;
    const sign = root?.querySelector('li.current .sign');
    const seen = sign?.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return Boolean(seen && sign && sign.clientHeight > 0 && sign.textContent === String(((step - 1) % IDS.length) + 1));
  },
};
