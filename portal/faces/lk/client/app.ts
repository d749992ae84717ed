import { type DisclaimerJson, renderDisclaimers } from '../render/disclaimer.ts';
import { headerHtml, loginWanted } from '../render/header.ts';
import { renderOrderMissing } from '../render/order.ts';
import type { UserJson } from '../render/profile.ts';
import { api, disclaimers, LoggedOut, Missing } from './api.ts';
import { viewOf } from './views.ts';

const THROBBER = '<div class="loader-container"><lib-throbber-hexagon></lib-throbber-hexagon></div>';
const BROKEN =
  '<main><section class="card"><h3 class="title-h3">Не сработало…</h3><p class="text-plain">Попробуйте обновить страницу.</p></section></main>';

const meta = (name: string): string => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const [from = 150, to = 600] = meta('training-render-delay').split('-').map(Number);
const ngAttribute = meta('training-ng-attribute');
const root = document.querySelector('lk-root') ?? document.body;
let visit = 0;
let pages = 1;

/** Emulated encapsulation stamps every element, with another name after each build (portal.md 6.1). */
const put = (html: string): void => {
  root.innerHTML = html;
  for (const element of root.querySelectorAll('*')) {
    element.setAttribute(ngAttribute, '');
    element.classList.add('ng-star-inserted');
  }
};

const header = async (): Promise<string> => {
  const user = await api<UserJson>('users/data');
  const { unread } = await api<{ unread: number }>('feeds/counters?types=ORDER,GEPS&isArchive=false&isHide=false');
  return headerHtml({ lastName: user.lastName, firstName: user.firstName, unread });
};

const banner = async (): Promise<string> => {
  try {
    return renderDisclaimers(await disclaimers<DisclaimerJson[]>());
  } catch {
    return '';
  }
};

const content = async (url: URL): Promise<string> => {
  try {
    const [top, works] = await Promise.all([header(), banner()]);
    try {
      return top + works + (await viewOf(url, pages));
    } catch (error) {
      if (error instanceof LoggedOut) throw error;
      return top + works + (error instanceof Missing ? renderOrderMissing() : BROKEN);
    }
  } catch (error) {
    return headerHtml(null) + (error instanceof LoggedOut ? loginWanted(url.pathname + url.search) : BROKEN);
  }
};

/** Throbber first, content late: both what a content script meets on the portal. */
const show = async (): Promise<void> => {
  const mine = ++visit;
  const old = root.querySelector('main');
  if (old) old.outerHTML = `<main>${THROBBER}</main>`;
  const [html] = await Promise.all([content(new URL(location.href)), pause(from + Math.random() * (to - from))]);
  if (mine === visit) put(html);
};

const go = (path: string): void => {
  history.pushState({}, '', path);
  pages = 1;
  void show();
};

/** A document put together by the page and given out under an address that only the page knows. */
const give = async ({ giving, url = '', name = '' }: DOMStringMap): Promise<void> => {
  const body = await (await fetch(url, { credentials: 'include' })).blob();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(body);
  link.download = name;
  if (giving === 'made') document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), giving === 'made-aside' ? 40_000 : 0);
};

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('.bottom-container .link-plain')) {
    pages += 1;
    void show();
    return;
  }
  const giver = target?.closest<HTMLElement>('[data-giving]');
  if (giver) void give(giver.dataset);
  target?.closest('.disclaimer .close')?.parentElement?.remove();
  const link = target?.closest('a');
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.defaultPrevented;
  if (!link || link.hasAttribute('download')) return;
  if (!plain || link.origin !== location.origin || link.pathname.startsWith('/node-api/')) return;
  event.preventDefault();
  go(link.pathname + link.search);
});
window.addEventListener('popstate', () => void show());
void show();
