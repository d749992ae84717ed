import { DAY } from '../kernel';
import { portalCalls, readFeeds } from '../portal';
import { askJson, type Halt, type Ladder, type Roads } from './ladder';
import { lookAtList } from './topics';
import type { Topics } from './types';
import { isOthers } from './whose';

const DRAFTS_EVERY = DAY;

/** Drafts are wanted and were not all seen today. */
export const draftsDue = ({ on, draftsAt, draftsAfter }: Topics, now: number): boolean =>
  on.includes('drafts') &&
  (draftsAfter !== null || draftsAt === null || now < draftsAt || now - draftsAt >= DRAFTS_EVERY);

/**
 * An old draft stands below everything newer in the list, and the oldest is deleted first: so drafts alone are asked for,
 * one page in a look. An answer that cannot be read waits for tomorrow, it says nothing of the rest of the look.
 */
export async function lookForDrafts(roads: Roads, ladder: Ladder): Promise<Halt | null> {
  const answer = await askJson(roads, portalCalls.drafts(ladder.topics.draftsAfter));
  if (answer.state !== 'ok' && answer.state !== 'unknown') return answer;
  const now = roads.clock();
  const feeds = answer.state === 'ok' ? readFeeds(answer.value) : null;
  const { items, hasMore, after } = feeds?.ok ? feeds.value : { items: [], hasMore: false, after: null };
  const drafts = items.filter(({ type, account }) => type === 'DRAFT' && !isOthers(ladder.topics, { account }));
  const { topics, events } = lookAtList(ladder.topics, drafts, now);
  // A list that goes on where it began would go on for ever.
  const next = hasMore && after?.id !== ladder.topics.draftsAfter?.id ? after : null;
  ladder.topics = { ...topics, draftsAfter: next, draftsAt: next ? topics.draftsAt : now };
  ladder.topicEvents.push(...events);
  return null;
}
