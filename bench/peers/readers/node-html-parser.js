import { parse } from 'node-html-parser';
import { watcher } from './watcher.js';

globalThis.benchReader = watcher((html) => {
  const root = parse(html);
  return {
    has: (selector) => root.querySelector(selector) !== null,
    text: (selector) => root.querySelector(selector)?.text ?? '',
    all: () => root.querySelector('body')?.text ?? '',
  };
});
