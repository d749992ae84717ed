import css from '../../components/guide/beside.css?inline';
import type { BesideEvents } from '../../components/guide/beside-view';
import { bubble } from '../../components/guide/bubble';
import tokens from '../../components/ui/tokens.css?inline';
import { addStyles } from '../shared/add-styles';

/** A page that takes our element away again and again does not want it. */
const MOST_RETURNS = 10;

/** Our only trace in the page: one element with its own shadow root. */
export function mountBeside(page: Document, on: BesideEvents) {
  const host = page.createElement('medcard-guide');
  const root = host.attachShadow({ mode: 'open' });
  addStyles(page, root, `${css}\n${tokens}`);
  const { draw, put } = bubble(root, on);
  let returns = 0;
  return {
    draw,
    put,
    /** False when the page has taken it away too often. */
    stand(locale: string): boolean {
      if (host.lang !== locale) host.lang = locale;
      if (host.isConnected) return true;
      if (returns++ > MOST_RETURNS) return false;
      page.documentElement.append(host);
      return true;
    },
    remove: () => host.remove(),
  };
}
