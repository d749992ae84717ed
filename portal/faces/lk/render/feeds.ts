import type { FeedJson } from '../../../api/feed-json.ts';
import { esc, shownDate } from './escape.ts';

const pathOf = ({ feedType, id }: FeedJson): string => (feedType === 'GEPS' ? `/message/${id}` : `/order/${id ?? ''}`);
const KINDS: Readonly<Record<string, string>> = { ORDER: 'Заявление', GEPS: 'Госпочта' };

/** One feed card (portal.md 6.3): header is `subTitle`, the line below is `title`. */
export const feedCard = (feed: FeedJson, page = 'orders'): string =>
  `<a class="feed-item text-plain feed-${esc(feed.feedType)} feed-${page}${feed.unread ? ' feed-header-unread is-updated' : ''}" href="${pathOf(feed)}">
<div class="feed-item-content"><div class="feed-type-block"><lib-feed-icon><div class="feed-icon"><span class="visually-hidden">${esc(feed.title)}</span><span class="status status-${esc(feed.status)} feed-status"></span></div></lib-feed-icon>
<span class="small-text gray">${esc(KINDS[feed.feedType] ?? 'Системные')}</span></div>
<div class="feed-info-block"><h4 class="feed-title text-plain truncate">${esc(feed.subTitle)}</h4><p class="small-text gray truncate mt-4">${esc(feed.title)}</p></div>
<div class="small-text gray mt-4">${shownDate(feed.date)}</div></div></a>`;

const TABS = [
  ['/overview', 'Уведомления'],
  ['/orders', 'Заявления'],
  ['/notifications?type=GEPS', 'Госпочта'],
] as const;

const tabs = (path: string): string =>
  `<lib-tabs><nav><ul>${TABS.map(
    ([href, word]) => `<li><a class="${href === path ? 'active' : ''}" href="${href}"><span>${word}</span></a></li>`,
  ).join('')}</ul></nav></lib-tabs>`;

/** The list of заявления; `hasMore` adds «Показать больше». */
export const renderOrdersPage = (feeds: readonly FeedJson[], hasMore = false): string =>
  list(feeds, hasMore, 'orders', '/orders', 'Заявления', 'У вас пока нет заявлений');

/** «Уведомления»: every kind of feed. */
export const renderOverviewPage = (feeds: readonly FeedJson[], hasMore = false): string =>
  list(feeds, hasMore, 'overview', '/overview', 'Уведомления', 'Нет непрочитанных уведомлений');

/** The list of Госпочта letters; opening one serves it. */
export const renderLettersPage = (feeds: readonly FeedJson[]): string =>
  list(feeds, false, 'geps', '/notifications?type=GEPS', 'Госпочта', 'Нет писем');

const list = (
  feeds: readonly FeedJson[],
  hasMore: boolean,
  page: string,
  path: string,
  title: string,
  empty: string,
): string => `<main><lk-overview><h1 class="title-h1">${title}</h1>${tabs(path)}
<lib-feeds>${
  feeds.length === 0
    ? `<div class="empty-feeds"><h3 class="title-h3">${empty}</h3></div>`
    : feeds.map((feed) => feedCard(feed, page)).join('')
}</lib-feeds>
${hasMore ? '<div class="bottom-container"><span class="link-plain" role="button" tabindex="0">Показать больше</span></div>' : ''}</lk-overview></main>`;

/** A letter, opened by the person. */
export const renderLetterPage = (feed: FeedJson & { detail?: { messages?: { text: string }[] } }): string =>
  `<main><lk-message><a class="back-button link-plain" href="/notifications?type=GEPS">Назад</a><section class="card"><h4 class="title-h4">${esc(feed.subTitle)}</h4>
<p class="small-text gray">${esc(feed.title)}</p><p class="text-plain">${esc((feed.detail?.messages?.[0]?.text ?? '').replace(/<[^>]+>/g, ''))}</p></section></lk-message></main>`;
