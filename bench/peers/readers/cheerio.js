import { load } from 'cheerio';
import { watcher } from './watcher.js';

globalThis.benchReader = watcher((html) => {
  const $ = load(html);
  return {
    has: (selector) => $(selector).length > 0,
    text: (selector) => $(selector).first().text(),
    all: () => $('body').text(),
  };
});
