// The least that can be shown: no library, one shadow root, a title and a line. It says what the page itself costs.
let root;
let at = 1;
const draw = () => {
  root.querySelector('h2').textContent = `Шаг ${at}`;
};

globalThis.benchTour = {
  start() {
    const host = document.createElement('bench-floor');
    root = host.attachShadow({ mode: 'open' });
    root.innerHTML =
      '<style>aside{position:fixed;right:16px;bottom:16px;width:340px;padding:20px;background:#fff;border-radius:12px}</style><aside><h2></h2><p>Подпишите согласие.</p></aside>';
    draw();
    document.documentElement.append(host);
  },
  next() {
    at++;
    draw();
  },
  shown: (step) => root.querySelector('h2').textContent === `Шаг ${step}` && root.querySelector('h2').clientHeight > 0,
};
