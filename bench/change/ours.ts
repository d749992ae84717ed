import { classifyJson, type OrderNumber, type PortalReply, readFeeds } from '../../utils/portal';
import { newBaseline } from '../../utils/requests/baseline';
import { diff } from '../../utils/requests/diff';
import { listSight } from '../../utils/requests/list-sight';
import type { Baseline } from '../../utils/requests/types';

type Known = ReadonlyMap<string, Baseline>;

/** What is remembered of a list: the watch's own baselines. */
function remember(reply: PortalReply): Known {
  const answer = classifyJson(reply);
  const list = answer.state === 'ok' ? readFeeds(answer.value) : null;
  if (!list?.ok) throw new Error('no list');
  return new Map(
    list.value.items.map((feed) => {
      const number = feed.number as OrderNumber;
      const { baseline } = diff(newBaseline(feed.id, 'lk', number, 0), listSight(feed, number), 0);
      return [feed.id, { ...baseline, feedKey: feed.key }];
    }),
  );
}

/** From the bytes of the answer to the events: class, shape, the cheap keys, and the full comparison of what moved. */
function decide(known: Known, reply: PortalReply): number {
  const answer = classifyJson(reply);
  if (answer.state !== 'ok') return 0;
  const list = readFeeds(answer.value);
  return list.ok ? compareAll(known, list.value.items) : 0;
}

function compareAll(known: Known, items: readonly Parameters<typeof listSight>[0][]): number {
  let events = 0;
  for (const feed of items) {
    const before = known.get(feed.id);
    if (!before || before.feedKey === feed.key) continue;
    events += diff(before, listSight(feed, before.number), 1).events.length;
  }
  return events;
}

/** The comparison alone, of answers that are read already; what is not a list was never compared. */
function itemsOf(reply: PortalReply) {
  const answer = classifyJson(reply);
  const list = answer.state === 'ok' ? readFeeds(answer.value) : null;
  return list?.ok ? list.value.items : [];
}

Object.assign(globalThis, { benchChange: { remember, decide, compareAll, itemsOf } });
