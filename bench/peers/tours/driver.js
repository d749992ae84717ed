import { driver } from 'driver.js';
import css from 'driver.js/dist/driver.css?inline';
import { addCss, LABELS, STEPS, seen, titleOf } from './steps.js';

let tour;

globalThis.benchTour = {
  start() {
    addCss(css);
    tour = driver({
      animate: false,
      smoothScroll: false,
      showProgress: true,
      nextBtnText: LABELS.next,
      prevBtnText: LABELS.back,
      doneBtnText: LABELS.last,
      steps: STEPS.map(({ target, title, text }) => ({ element: target, popover: { title, description: text } })),
    });
    tour.drive();
  },
  next: () => tour.moveNext(),
  shown: (step) => seen('.driver-popover-title', titleOf(step)),
};
