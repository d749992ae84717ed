import { DAY } from '../kernel';
import { type FeedSeen, fingerprint, type HealthSeen } from '../portal';
import type { RequestEvent, Topic, Topics, WatchId } from './types';

/** A draft is spoken of once, so long before the portal deletes it. */
const DRAFT_NOTICE = 3 * DAY;
/** As many of the list's feeds are remembered: what is older than all of them is not new. */
const MOST_KNOWN = 400;

export const NO_TOPICS: Topics = {
  on: [],
  account: null,
  shownTo: null,
  known: null,
  newest: 0,
  told: [],
  letters: null,
  documents: null,
  documentsAt: null,
  draftsAt: null,
  draftsAfter: null,
  trouble: {},
};

export const topicId = (topic: Topic): WatchId => `topic:${topic}` as WatchId;

/** Result of a look: the memory after it, what is to be told, and requests that were not there before. */
export type TopicLook = { topics: Topics; events: RequestEvent[]; fresh: FeedSeen[] };

/**
 * What the list says beside the watched requests: requests that are new in it, and drafts about to be deleted. New is
 * what the portal itself dates later than everything seen before, so a list that grows at its end tells nothing.
 */
export function lookAtList(before: Topics, items: readonly FeedSeen[], now: number): TopicLook {
  const known = new Set(before.known ?? []);
  const orders = items.filter(({ number, type }) => number !== null && type !== 'DRAFT');
  const fresh = orders.filter(
    ({ id, date }) => before.known !== null && date !== null && date > before.newest && !known.has(markOf(id)),
  );
  const marks = [...orders.map(({ id }) => markOf(id)), ...known];
  const expiring = items.filter(
    (item) => item.type === 'DRAFT' && expires(item, now) && !before.told.includes(mark(item)),
  );
  const events = before.on.includes('drafts') ? expiring.map((item) => eventOf('drafts', mark(item), now)) : [];
  const { drafts: _, letters: __, ...trouble } = before.trouble;
  const topics: Topics = {
    ...before,
    trouble,
    account: before.on.length > 0 ? (before.account ?? accountOf(items)) : null,
    known: [...new Set(marks)].slice(0, MOST_KNOWN),
    newest: Math.max(before.newest, ...orders.map(({ date }) => date ?? 0)),
    told: [...before.told, ...(events.length > 0 ? expiring.map(mark) : [])].slice(-MOST_KNOWN),
  };
  return { topics, events, fresh: before.on.includes('new') ? fresh : [] };
}

/** Another account's list came: nothing is learnt, and the person may know why. */
export const unheard = (before: Topics): Topics => ({
  ...before,
  trouble: { ...before.trouble, drafts: 'other-account', letters: 'other-account' },
});

const accountOf = (items: readonly FeedSeen[]): string | null => items.find(({ account }) => account)?.account ?? null;

/** Unread letters of Госпочта, by their number alone: more than before is news, fewer is the person's own reading. */
export function lookAtLetters(before: Topics, unread: number, now: number): Omit<TopicLook, 'fresh'> {
  const news = before.on.includes('letters') && before.letters !== null && unread > before.letters;
  const events = news ? [eventOf('letters', `${unread}|${now}`, now)] : [];
  return { topics: { ...before, letters: unread }, events };
}

/** Marks of the documents the health section offers. One that goes and comes back is not new. */
export function lookAtDocuments(
  before: Topics,
  { documents: marks, shownTo = null }: Omit<HealthSeen, 'kind'>,
  now: number,
): Omit<TopicLook, 'fresh'> {
  const known = before.documents;
  const fresh = known === null ? [] : marks.filter((one) => !known.includes(one));
  const events =
    before.on.includes('documents') && fresh.length > 0 ? [eventOf('documents', fresh.toSorted().join(), now)] : [];
  const documents = [...new Set([...marks, ...(known ?? [])])].slice(0, 2_000);
  const { documents: _, ...trouble } = before.trouble;
  const owner = { shownTo: before.shownTo ?? shownTo };
  return { topics: { ...before, ...owner, documents, documentsAt: now, trouble }, events };
}

/** `what` makes the same news found twice one event. */
const eventOf = (kind: Topic, what: string, at: number): RequestEvent => ({
  id: `${topicId(kind)}|${fingerprint(what)}`,
  watchId: topicId(kind),
  kind,
  group: kind === 'drafts' ? 'draft' : 'information',
  statusId: null,
  at,
});

const expires = ({ due }: FeedSeen, now: number): boolean =>
  due?.kind === 'deadline' && due.at > now && due.at - now <= DRAFT_NOTICE;

const mark = ({ id, due }: FeedSeen): string => markOf(`${id} ${due?.at ?? ''}`);
const markOf = (text: string): string => fingerprint(text).slice(0, 8);
