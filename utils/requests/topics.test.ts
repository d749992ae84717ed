import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../kernel';
import { type FeedSeen, readFeeds } from '../portal';
import { lookAtDocuments, lookAtLetters, lookAtList, NO_TOPICS } from './topics';
import type { Topics, Wish } from './types';

const T0 = Date.parse('2026-05-20T12:00:00+03:00');
const stamp = (at: number) => new Date(at).toISOString().replace('Z', '+0000');
const feed = (id: number, feedType: string, at: number, data: object = {}) => ({
  id,
  feedType,
  status: 'in_progress',
  title: 't',
  subTitle: 's',
  date: stamp(at),
  unread: false,
  data,
});
function items(...raw: object[]): readonly FeedSeen[] {
  const read = readFeeds({ hasMore: false, items: raw });
  return read.ok ? read.value.items : expect.fail();
}
const wanting = (...on: Wish[]): Topics => ({ ...NO_TOPICS, on });

describe('requests that are new in the list', () => {
  const first = lookAtList(wanting('new'), items(feed(5400000001, 'ORDER', T0)), T0);

  it('the first look tells nothing', () => expect(first.fresh).toEqual([]));

  it('a later one is new once, of every kind but drafts', () => {
    const later = items(
      feed(5400000002, 'EQUEUE', T0 + HOUR),
      feed(5400000003, 'DRAFT', T0 + HOUR),
      feed(5400000001, 'ORDER', T0),
    );
    const second = lookAtList(first.topics, later, T0 + HOUR);
    expect(second.fresh.map(({ id }) => id)).toEqual(['5400000002']);
    expect(lookAtList(second.topics, later, T0 + HOUR).fresh).toEqual([]);
  });

  it('what was there moves, and an old one that slides into the list, are not new', () => {
    const moved = items(feed(5400000001, 'ORDER', T0 + HOUR), feed(5400000009, 'ORDER', T0 - DAY));
    expect(lookAtList(first.topics, moved, T0 + HOUR).fresh).toEqual([]);
  });

  it('nobody asked: nothing', () => {
    const silent = { ...first.topics, on: [] };
    expect(lookAtList(silent, items(feed(5400000002, 'ORDER', T0 + HOUR)), T0 + HOUR).fresh).toEqual([]);
  });
});

describe('drafts', () => {
  const draft = (left: number) => items(feed(5400000003, 'DRAFT', T0, { draftAutoDeleted: stamp(T0 + left) }));

  it.each([
    [4 * DAY, 0],
    [3 * DAY, 1],
    [HOUR, 1],
    [-HOUR, 0],
  ])('with %i ms left: %i notices', (left, notices) => {
    expect(lookAtList(wanting('drafts'), draft(left), T0).events).toHaveLength(notices);
  });

  it('are spoken of once', () => {
    const told = lookAtList(wanting('drafts'), draft(DAY), T0);
    expect(lookAtList(told.topics, draft(DAY), T0 + HOUR).events).toEqual([]);
    expect(told.events[0]).toMatchObject({ kind: 'drafts', watchId: 'topic:drafts' });
  });
});

describe('letters, as a number', () => {
  it('only more of them is news, and the first sight is none', () => {
    let topics = wanting('letters');
    const kinds: number[] = [];
    for (const unread of [2, 2, 3, 1, 1, 2]) {
      const look = lookAtLetters(topics, unread, T0);
      topics = look.topics;
      kinds.push(look.events.length);
    }
    expect(kinds).toEqual([0, 0, 1, 0, 0, 1]);
  });
});

describe('medical documents', () => {
  it('a mark that was not there is news; one that comes back is not', () => {
    let topics = wanting('documents');
    const told: number[] = [];
    for (const documents of [['a'], ['a', 'b'], ['a'], ['a', 'b'], ['c']]) {
      const look = lookAtDocuments(topics, { documents }, T0);
      topics = look.topics;
      told.push(look.events.length);
    }
    expect(told).toEqual([0, 1, 0, 0, 1]);
  });
});

it('an appointment has its day, a draft its last one, a letter none', () => {
  const [visit, draft, letter] = items(
    feed(5400000004, 'EQUEUE', T0, { snippets: [{ type: 'EQUEUE', date: stamp(T0 + DAY) }, null, 7] }),
    feed(5400000005, 'DRAFT', T0, { expiryDate: stamp(T0 + 2 * DAY) }),
    feed(5400000006, 'GEPS', T0, { expiryDate: stamp(T0 + 2 * DAY) }),
  );
  expect(visit?.due).toEqual({ kind: 'visit', at: T0 + DAY });
  expect(draft?.due).toEqual({ kind: 'deadline', at: T0 + 2 * DAY });
  expect(letter?.due).toBeNull();
});
