import Shepherd from 'shepherd.js';
import css from 'shepherd.js/dist/css/shepherd.css?inline';
import { addCss, LABELS, STEPS, seen, titleOf } from './steps.js';

let tour;

globalThis.benchTour = {
  start() {
    addCss(css);
    tour = new Shepherd.Tour({
      useModalOverlay: true,
      defaultStepOptions: { scrollTo: false, cancelIcon: { enabled: true, label: LABELS.close } },
      steps: STEPS.map(({ target, title, text }) => ({
        title,
        text,
        attachTo: { element: target, on: 'bottom' },
        buttons: [
          { text: LABELS.back, action: () => tour.back() },
          { text: LABELS.next, action: () => tour.next() },
        ],
      })),
    });
    void tour.start();
  },
  next: () => tour.next(),
  shown: (step) => seen('.shepherd-title', titleOf(step)),
};
