import { parseHTML } from 'linkedom';
import { watcher } from './watcher.js';

globalThis.benchReader = watcher((html) => {
  const { document } = parseHTML(html);
  return {
    has: (selector) => document.querySelector(selector) !== null,
    text: (selector) => document.querySelector(selector)?.textContent ?? '',
    all: () => document.body?.textContent ?? '',
  };
});
