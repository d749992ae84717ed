import type { CompanionEvents, CompanionView } from '../../components/guide/companion-view';
import { mountCompanion } from '../../entrypoints/portal-companion/mount';
import type { WayStep } from '../../utils/guide/book';
import { companion } from '../../utils/text/ru/companion';
import type { Tour } from './tour';

/** The product's own mount and components; only the views, which the background sends, are made here. */
const STEPS: readonly Pick<WayStep, 'code' | 'name'>[] = [
  { code: 'М-1', name: 'Вход на портал' },
  { code: 'М-2', name: 'Подтверждённая учётная запись' },
  { code: 'М-3', name: 'Паспорт и СНИЛС' },
  { code: 'М-3а', name: 'Паспорт' },
  { code: 'М-3б', name: 'СНИЛС' },
  { code: 'М-4', name: 'Полис ОМС' },
  { code: 'М-7', name: 'Документ из медкарты' },
  { code: 'З-1', name: 'Откройте «Здоровье»' },
  { code: 'З-2', name: 'Откройте медицинские документы' },
  { code: 'З-4', name: 'Выберите документ' },
  { code: 'З-5', name: 'Скачайте документ' },
];

/** The way has eleven steps: after the eleventh it begins again, so that every «next» changes the page. */
function viewAt(step: number): CompanionView {
  const done = (step - 1) % STEPS.length;
  const steps = STEPS.map((step, index) =>
    index < done
      ? ({ ...step, state: 'done', how: 'seen', at: 1_790_000_000_000 + index * 60_000 } as const)
      : ({ ...step, state: index === done ? 'current' : 'ahead', how: null, at: null } as const),
  );
  return {
    folded: false,
    corner: 0,
    guide: {
      title: 'Доступ к медкарте',
      steps,
      todo: 'Откройте раздел и проверьте, что портал видит данные.',
      fix: null,
    },
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
    return Boolean(
      seen && sign && sign.clientHeight > 0 && sign.textContent === String(((step - 1) % STEPS.length) + 1),
    );
  },
};
