import { h, render } from 'preact';

globalThis.benchPanel = () => {
  const host = document.createElement('bench-panel');
  const root = host.attachShadow({ mode: 'open' });
  document.documentElement.append(host);
  render(h('aside', null, h('h2', null, 'Подсказка'), h('p', null, 'Шаг 1 из 7')), root);
};
