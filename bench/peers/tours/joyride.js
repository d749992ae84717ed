import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { useJoyride } from 'react-joyride';
import { LABELS, STEPS, seen, titleOf } from './steps.js';

let controls;

const steps = STEPS.map(({ target, title, text }) => ({ target, title, content: text }));
const options = { skipBeacon: true, skipScroll: true, scrollDuration: 0, showProgress: false };

function Tour() {
  const tour = useJoyride({ steps, options, locale: LABELS, continuous: true, run: true });
  controls = tour.controls;
  return tour.Tour;
}

globalThis.benchTour = {
  start() {
    const place = document.createElement('div');
    document.body.append(place);
    createRoot(place).render(createElement(Tour));
  },
  next: () => controls.next(),
  shown: (step) => seen('#joyride-tooltip-title', titleOf(step)),
};
