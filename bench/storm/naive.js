// As extensions write it: each change of the page, the control is looked for and the ring is put there; the page is
// watched anew whenever the tab is come back to.
const ring = document.createElement('div');
ring.style.cssText = 'position:fixed;pointer-events:none;border:3px solid #00f;border-radius:10px';

function put() {
  const control = [...document.querySelectorAll('a, button, [role="button"]')].find(
    (one) => one.textContent.trim() === 'Здоровье',
  );
  const box = control?.getBoundingClientRect();
  ring.hidden = !box;
  if (!box) return;
  ring.style.left = `${box.left - 5}px`;
  ring.style.top = `${box.top - 5}px`;
  ring.style.width = `${box.width + 4}px`;
  ring.style.height = `${box.height + 4}px`;
}
const watch = () => new MutationObserver(put).observe(document.body, { childList: true, subtree: true });

globalThis.benchTour = {
  start() {
    document.documentElement.append(ring);
    put();
    watch();
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && watch());
  },
  shown: () => !ring.hidden && ring.clientWidth > 0,
};
