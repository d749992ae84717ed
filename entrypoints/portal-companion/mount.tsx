import { render } from 'preact';
import { Companion } from '../../components/guide/Companion';
import css from '../../components/guide/companion.css?inline';
import type { CompanionEvents, CompanionView } from '../../components/guide/companion-view';
import tokens from '../../components/ui/tokens.css?inline';
import type { Words } from './words';

export type CompanionHost = {
  draw: (view: CompanionView, words: Words, on: CompanionEvents) => void;
  remove: () => void;
};

/** Our only trace in the page: one element with its own shadow root. It comes back if the page replaces its body. */
export function mountCompanion(page: Document): CompanionHost {
  const host = page.createElement('medcard-companion');
  const root = host.attachShadow({ mode: 'open' });
  addStyles(page, root, `${tokens}\n${css}`);
  const place = page.createElement('div');
  root.append(place);
  return {
    draw(view, words, on) {
      // Before the host stands in the page, and only when it changes: each writing is news to the page's observers.
      if (host.lang !== words.locale) host.lang = words.locale;
      if (!host.isConnected) page.documentElement.append(host);
      render(<Companion view={view} {...words} on={on} />, place);
    },
    remove() {
      render(null, place);
      host.remove();
    },
  };
}

/** A constructed sheet is not subject to the page's CSP. Firefox refuses one from a content script; there <style> is free. */
function addStyles(page: Document, root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = page.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}
