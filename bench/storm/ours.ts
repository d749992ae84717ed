import { startWalk } from '../../entrypoints/portal-guide/walk';
import { standInForBackground } from './stub';

/** The product's own pointer; only what the background says is made here. */
let again: () => void;

Object.assign(globalThis, {
  benchTour: {
    start() {
      standInForBackground();
      again = startWalk(document, () => undefined);
    },
    stop() {
      Object.assign(globalThis, { benchEnded: true });
      again();
    },
    shown() {
      const ring = document.querySelector('medcard-guide')?.shadowRoot?.querySelector('.ring');
      const [at, to] = [ring?.getBoundingClientRect(), document.querySelector('#target-1')?.getBoundingClientRect()];
      return Boolean(at && to && at.left < to.left && at.right > to.right && at.top < to.top && at.bottom > to.bottom);
    },
  },
});
