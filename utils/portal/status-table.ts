import type { StatusGroup } from './types';

/**
 * Status ids by group, portal.md 3.3. Groups are the portal's own icon classes, but 14, 15 and 31 wear «in progress» and
 * wait for the person, so they say so. Ids without an icon class in the source (18, 22, 36, 44–49, 54–62, 70–88, 101,
 * 104) are grouped by the sense of their name in `status-titles.ts`.
 */
export const STATUS_GROUPS: readonly (readonly [group: StatusGroup, ids: readonly number[]])[] = [
  ['in-progress', [2, 7, 9, 17, 21, 29, 33, 34, 36, 37, 40, 44, 45, 56, 81, 115]],
  ['information', [1, 6, 32, 35, 51, 55, 60, 61, 62, 88, 101]],
  ['executed', [3, 38, 39, 46, 57]],
  ['rejected', [-1, 4, 5, 8, 10, 11, 18, 22, 24, 30, 41, 42, 43, 47, 48, 49, 52, 53, 54, 58, 70, 82, 83, 84, 104]],
  ['needs-person', [14, 15, 25, 26, 31, 50, 90, 91, 93]],
  ['draft', [0, 80]],
  ['message', [12, 16]],
];

/**
 * The back end's own set `terminated()` (portal.md 3.2) without 0: a draft is there because nobody works on it, but a
 * person watching it has all the change still ahead.
 */
export const TERMINATED: readonly number[] = [-1, 3, 4, 5, 10, 18, 22, 24, 30, 38, 39, 40, 41, 58, 84];

/**
 * Words of a feed's `status` and of `statusColorCode` (portal.md 3.3). `edit` stands there both for drafts and for
 * «needs the user»; told apart by id where there is one, it is better to ask the person than to stay silent.
 */
export const FEED_GROUPS: readonly (readonly [group: StatusGroup, words: readonly string[]])[] = [
  ['in-progress', ['in_progress', 'clock', 'create']],
  ['information', ['done', 'doc_done']],
  ['executed', ['executed']],
  ['rejected', ['reject', 'reject_no_pay', 'doc_reject', 'org_reject', 'blocked']],
  ['needs-person', ['warn', 'edit', 'invite_to_equeue', 'request_info']],
  ['draft', ['draft']],
  ['message', ['inbox', 'outbox', 'new_comment']],
];

/** The four labels the article promises («Значения статусов»). */
export const ARTICLE_WORDS: readonly { title: string; group: StatusGroup; final: boolean }[] = [
  { title: 'В обработке', group: 'in-progress', final: false },
  { title: 'Одобрено', group: 'executed', final: true },
  { title: 'Отклонено', group: 'rejected', final: true },
  { title: 'Требуются документы', group: 'needs-person', final: false },
];
