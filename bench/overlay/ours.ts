import type { BesideEvents, BesideView } from '../../components/guide/beside-view';
import { mountBeside } from '../../entrypoints/portal-guide/mount';
import { beside } from '../../utils/text/ru/beside';
import type { Tour } from './tour';

/** The product's own ring and bubble, led to the same targets with the same words as the peers (`peers/tours/steps.js`). */
const target = (step: number): Element => {
  const found = document.querySelector(`#target-${step}`);
  if (!found) throw new Error(`the page has no target ${step}`);
  return found;
};

function viewAt(step: number): BesideView {
  const { left, top, width, height } = target(step).getBoundingClientRect();
  return {
    code: `М-${step}`,
    name: `Шаг ${step}`,
    todo: 'Откройте раздел «Здоровье» и подпишите согласие. Портал покажет номер заявления.',
    fix: null,
    texts: beside,
    done: null,
    more: true,
    mode: 'pointing',
    why: null,
    labels: [],
    part: 'page',
    canOpen: false,
    canPoint: true,
    box: { left, top, width, height },
  };
}

const nothing = () => undefined;
const on: BesideEvents = {
  onNext: nothing,
  onDone: nothing,
  onLost: nothing,
  onOpen: nothing,
  onTo: nothing,
  onClose: nothing,
};

let host: ReturnType<typeof mountBeside>;
let at = 1;
/** In the order of `walk.ts`. */
const draw = () => {
  const view = viewAt(at);
  host.draw(view);
  host.stand('ru');
  host.put(view.box);
};

(globalThis as { benchTour?: Tour }).benchTour = {
  start() {
    host = mountBeside(document, on);
    draw();
  },
  next() {
    at++;
    draw();
  },
  shown(step) {
    const root = document.querySelector('medcard-guide')?.shadowRoot;
    const name = root?.querySelector('h2');
    const seen = name?.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const ring = root?.querySelector('.ring')?.getBoundingClientRect();
    const { left, top } = target(step).getBoundingClientRect();
    const isRound = ring && ring.left <= left && ring.right > left && ring.top <= top && ring.bottom > top;
    return Boolean(seen && name?.textContent === `Шаг ${step}` && isRound);
  },
};
