import introJs from 'intro.js';
import css from 'intro.js/introjs.css?inline';
import { addCss, LABELS, STEPS, seen, titleOf } from './steps.js';

let tour;

globalThis.benchTour = {
  start() {
    addCss(css);
    tour = introJs.tour();
    tour.setOptions({
      scrollToElement: false,
      showBullets: false,
      showStepNumbers: true,
      nextLabel: LABELS.next,
      prevLabel: LABELS.back,
      doneLabel: LABELS.last,
      steps: STEPS.map(({ target, title, text }) => ({ element: target, title, intro: text })),
    });
    void tour.start();
  },
  next: () => void tour.nextStep(),
  shown: (step) => seen('.introjs-tooltip-title', titleOf(step)),
};
