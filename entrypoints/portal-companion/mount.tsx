import { render } from 'preact';
import { Companion } from '../../components/guide/Companion';
import css from '../../components/guide/companion.css?inline';
import type { CompanionEvents, CompanionView } from '../../components/guide/companion-view';
import tokens from '../../components/ui/tokens.css?inline';
import { addStyles } from '../shared/add-styles';
import type { Words } from './words';

export type CompanionHost = {
  draw: (view: CompanionView, words: Words, on: CompanionEvents) => void;
  remove: () => void;
};

/** The first corner is the style sheet's own. */
const insetOf = (corner: CompanionView['corner']): string => {
  const [top, left] = [corner > 1, corner % 3 > 0];
  return corner ? [top, !left, !top, left].map((near) => (near ? '16px' : 'auto')).join(' ') : '';
};

/** Our only trace in the page: one element with its own shadow root. It comes back if the page replaces its body. */
export function mountCompanion(page: Document): CompanionHost {
  const host = page.createElement('medcard-companion');
  const root = host.attachShadow({ mode: 'open' });
  addStyles(page, root, `${css}\n${tokens}`);
  const place = page.createElement('div');
  root.append(place);
  return {
    draw(view, words, on) {
      // Before the host stands in the page, and only when it changes: each writing is news to the page's observers.
      if (host.lang !== words.locale) host.lang = words.locale;
      const inset = insetOf(view.corner);
      if (host.style.inset !== inset) host.style.inset = inset;
      if (!host.isConnected) page.documentElement.append(host);
      render(<Companion view={view} {...words} on={on} />, place);
    },
    remove() {
      render(null, place);
      host.remove();
    },
  };
}
