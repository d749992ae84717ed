import { describe, expect, it } from 'vitest';
import { MINUTE } from '../kernel';
import { changeKey, type OrderNumber, type OrderSeen, type StatusGroup } from '../portal';
import { newBaseline } from './baseline';
import { diff } from './diff';

const T0 = 1_750_000_000_000;
const empty = newBaseline('w1', 'lk', '5400000001' as OrderNumber, T0);
const seen = (id: number | null, group: StatusGroup, changeKey: string, more: Partial<OrderSeen> = {}): OrderSeen => ({
  kind: 'order',
  face: 'lk',
  number: '5400000001' as OrderNumber,
  service: 'Доступ',
  status: { id, title: 'x', group, final: group === 'executed' },
  comment: null,
  updatedAt: null,
  changeKey,
  files: [],
  ...more,
});
const first = diff(empty, seen(2, 'in-progress', 'json:a'), T0).baseline;

describe('what counts as a change', () => {
  it('first sight is a baseline, not an event', () => {
    expect(diff(empty, seen(2, 'in-progress', 'json:a'), T0).events).toEqual([]);
    expect(first.history).toEqual([{ id: 2, group: 'in-progress', final: false, at: T0 }]);
  });

  it('a new status is one event and asks for attention', () => {
    const { baseline, events } = diff(first, seen(14, 'needs-person', 'json:b'), T0 + 1);
    expect(events).toMatchObject([{ kind: 'status', group: 'needs-person', statusId: 14 }]);
    expect(baseline.attention).toBe(true);
    expect(diff(baseline, seen(14, 'needs-person', 'json:b'), T0 + 2).events).toEqual([]);
  });

  it('what one source has told is not told again by another', () => {
    const both = diff(first, seen(2, 'in-progress', 'lk:a'), T0 + 1).baseline;
    const moved = diff(both, seen(14, 'needs-person', 'json:b'), T0 + 2).baseline;
    const opened = diff(moved, seen(14, 'needs-person', 'lk:b'), T0 + 3);
    expect(opened.events).toEqual([]);
    const more = diff(opened.baseline, seen(14, 'needs-person', 'lk:c'), T0 + 4);
    expect(more.events).toMatchObject([{ kind: 'comment' }]);
    expect(diff(more.baseline, seen(14, 'needs-person', 'json:c'), T0 + 5).events).toEqual([]);
  });

  it.each([
    ['the same answer', seen(2, 'in-progress', 'json:a'), []],
    ['a comment', seen(2, 'in-progress', 'json:c'), ['comment']],
    [
      'a file',
      seen(2, 'in-progress', 'json:d', { files: [{ name: 'f', mimeType: null, size: null, url: null }] }),
      ['files'],
    ],
    ['another source of the same facts', seen(2, 'in-progress', 'lk:z'), []],
    ['another order', seen(3, 'executed', 'json:e', { number: '5400000009' as OrderNumber }), []],
    ['the other face', seen(3, 'executed', 'article:e', { face: 'article' }), []],
  ])('%s', (_what, answer, kinds) => {
    expect(diff(first, answer, T0 + 1).events.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('a status that goes back is a change again, with another id', () => {
    const there = diff(first, seen(14, 'needs-person', 'json:b'), T0 + 1);
    const back = diff(there.baseline, seen(2, 'in-progress', 'json:a'), T0 + 2);
    const again = diff(back.baseline, seen(14, 'needs-person', 'json:b'), T0 + 3);
    expect(back.events).toHaveLength(1);
    expect(again.events[0]?.id).not.toBe(there.events[0]?.id);
  });

  it('an unknown status is told only when seen again ten minutes later', () => {
    const odd = seen(777, 'unknown', 'json:u');
    const doubted = diff(first, odd, T0);
    expect(doubted.events).toEqual([]);
    expect(diff(doubted.baseline, odd, T0 + 9 * MINUTE).events).toEqual([]);
    expect(diff(doubted.baseline, odd, T0 + 10 * MINUTE).events).toHaveLength(1);
  });

  it('another unknown status is doubted anew, and told when it in its turn is seen again', () => {
    const one = diff(first, seen(777, 'unknown', 'json:u'), T0).baseline;
    const other = diff(one, seen(912, 'unknown', 'json:v'), T0 + 30 * MINUTE);
    expect(other.events).toEqual([]);
    const again = diff(other.baseline, seen(912, 'unknown', 'json:v'), T0 + 60 * MINUTE);
    expect(again.events).toMatchObject([{ kind: 'status', statusId: 912 }]);
  });

  it('a page that shows less tells nothing, nor does it when all is there again', () => {
    const page = (comment: string, at: number | null, files: string) =>
      seen(null, 'in-progress', changeKey('article', ['в обработке', comment, at, files]), { face: 'article' });
    const whole = diff({ ...empty, face: 'article' }, page('слова', T0, 'ответ.pdf'), T0).baseline;
    const folded = diff(whole, page('', null, ''), T0 + 1);
    expect(folded.events).toEqual([]);
    const unfolded = diff(folded.baseline, page('слова', T0, 'ответ.pdf'), T0 + 2);
    expect(unfolded.events).toEqual([]);
    expect(diff(unfolded.baseline, page('другие слова', T0, ''), T0 + 3).events).toMatchObject([{ kind: 'comment' }]);
  });

  it('the same change found twice has the same id', () => {
    const answer = seen(14, 'needs-person', 'json:b');
    expect(diff(first, answer, T0 + 1).events[0]?.id).toBe(diff(first, answer, T0 + 99).events[0]?.id);
  });
});
