import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../kernel';
import { deviceSeal } from './at-rest';
import { lookedAt, newPicked, type PickedWatch, type Sight } from './picked';
import { nextAlone } from './picked-alone';
import { openPickedStore } from './picked-store';
import { pickedViews } from './picked-view';
import { openWatchStore } from './store';

const T0 = Date.UTC(2026, 10, 25, 9);
const picked = '{"v":1}';
const fresh = (change: Partial<PickedWatch> = {}): PickedWatch => ({
  ...newPicked(
    'w1',
    {
      address: { host: 'www', path: '/departments/clinic', tail: '' },
      picked,
      status: { mark: 'old', group: 'unknown' },
    },
    T0,
  ),
  ...change,
});
const text = (mark: string): Sight => ({ kind: 'text', status: { mark, group: 'unknown' } });
const first = { visit: '1', alone: false };
const second = { visit: '2', alone: false };

describe('a look at a picked status', () => {
  it('tells a changed text when the person comes to the page anew, and once', () => {
    const one = lookedAt(fresh(), text('new'), first, T0 + MINUTE);
    expect(one.events).toEqual([]);
    const two = lookedAt(one.watch, text('new'), second, T0 + 2 * MINUTE);
    expect(two.events).toMatchObject([{ kind: 'picked', watchId: 'w1' }]);
    expect(two.watch).toMatchObject({ last: { mark: 'new' }, doubted: null, attention: true });
    expect(lookedAt(two.watch, text('new'), { visit: '3', alone: false }, T0 + HOUR).events).toEqual([]);
  });

  it('does not tell what was seen twice in one visit, until ten minutes have passed', () => {
    const one = lookedAt(fresh(), text('new'), first, T0).watch;
    expect(lookedAt(one, text('new'), first, T0 + 9 * MINUTE).events).toEqual([]);
    expect(lookedAt(one, text('new'), first, T0 + 10 * MINUTE).events).toHaveLength(1);
  });

  it('does not take a page opened by ourselves for a visit of the person', () => {
    const one = lookedAt(fresh(), text('new'), first, T0).watch;
    expect(lookedAt(one, text('new'), { visit: '2', alone: true }, T0 + MINUTE).events).toEqual([]);
    expect(lookedAt(one, text('new'), { visit: '2', alone: true }, T0 + 30 * MINUTE).events).toHaveLength(1);
  });

  it('forgets a doubt when the old text is back, and doubts each new text for itself', () => {
    const one = lookedAt(fresh(), text('new'), first, T0).watch;
    expect(lookedAt(one, text('old'), second, T0 + HOUR).watch.doubted).toBeNull();
    const other = lookedAt(one, text('third'), second, T0 + HOUR);
    expect(other.events).toEqual([]);
    expect(other.watch.doubted).toMatchObject({ mark: 'third', visit: '2' });
  });

  it('gives each change an id of its own, also back and forth', () => {
    let watch = fresh();
    const ids = ['new', 'old', 'new'].map((mark, at) => {
      const doubt = lookedAt(watch, text(mark), { visit: `${at}a`, alone: false }, T0 + at * HOUR).watch;
      const told = lookedAt(doubt, text(mark), { visit: `${at}b`, alone: false }, T0 + at * HOUR + MINUTE);
      watch = told.watch;
      return told.events[0]?.id;
    });
    expect(new Set(ids).size).toBe(3);
  });

  it('never makes an event of a page that changed, of a login, or while paused', () => {
    for (const sight of [{ kind: 'changed', anchor: 'picked.label' }, { kind: 'login' }] as const) {
      const { watch, events } = lookedAt(fresh(), sight, first, T0 + HOUR);
      expect(events).toEqual([]);
      expect(watch).toMatchObject({ state: sight, last: { mark: 'old' }, lastOkAt: T0 });
    }
    const paused = fresh({ paused: true, doubted: { mark: 'new', group: 'unknown', at: T0, visit: '0' } });
    expect(lookedAt(paused, text('new'), first, T0 + HOUR)).toEqual({ watch: paused, events: [] });
  });
});

describe('pages opened without the person', () => {
  it('are only those allowed to, the longest unseen first, half an hour apart', () => {
    const quiet = fresh();
    const late = fresh({ id: 'late' as never, alone: true, lastOkAt: T0 - HOUR });
    const soon = fresh({ id: 'soon' as never, alone: true });
    expect(nextAlone([quiet], T0)).toBeNull();
    expect(nextAlone([quiet, soon, late], T0)).toMatchObject({ watch: { id: 'late' }, at: T0 - HOUR / 2 });
    expect(nextAlone([soon], T0)?.at).toBe(T0 + HOUR / 2);
    expect(nextAlone([{ ...late, lastAloneAt: T0 }], T0)?.at).toBe(T0 + HOUR / 2);
  });

  it('are none while paused, logged out, or where opening would do something', () => {
    const alone = fresh({ alone: true });
    const form = { host: 'www', path: '/600360/1/form', tail: '' } as const;
    expect(nextAlone([{ ...alone, paused: true }], T0)).toBeNull();
    expect(nextAlone([{ ...alone, state: { kind: 'login' } }], T0)).toBeNull();
    expect(nextAlone([{ ...alone, address: form }], T0)).toBeNull();
  });

  it('do not wait for a clock that was set back', () => {
    expect(nextAlone([fresh({ alone: true, lastOkAt: T0 + 90 * HOUR })], T0)?.at).toBe(T0 + HOUR / 2);
  });
});

describe('the store of picked statuses', () => {
  it('comes to a database of version 1 without touching what is there', async () => {
    const seal = await deviceSeal(new Uint8Array(32));
    const old = await openDB('old', 1, {
      upgrade(db) {
        for (const store of ['requests', 'outbox', 'state']) db.createObjectStore(store, { keyPath: 'id' });
      },
    });
    await old.put('requests', { id: 'kept', box: await seal.seal({ id: 'kept' }) });
    await old.put('outbox', { id: 'e', box: await seal.seal({ id: 'e' }), state: 'shown' });
    await old.put('state', { id: 'counters', box: await seal.seal('k') });
    old.close();
    const store = await openWatchStore(seal, 'old');
    expect((await store.baselines()).map(({ id }) => id)).toEqual(['kept']);
    expect(await store.outbox()).toMatchObject([{ state: 'shown' }]);
    expect(await store.memory()).toMatchObject({ countersKey: 'k', hasPicked: false });
    const pickedStore = await openPickedStore(seal, 'old');
    await pickedStore.add(fresh());
    expect((await store.memory()).hasPicked).toBe(true);
    store.close();
    pickedStore.close();
  });

  it('writes a change and its event together, and neither for a watch that was removed', async () => {
    const seal = await deviceSeal(new Uint8Array(32));
    const [store, watch] = [await openPickedStore(seal, 'events'), fresh()];
    const outbox = await openWatchStore(seal, 'events');
    await store.add(watch);
    const doubt = lookedAt(watch, text('new'), first, T0).watch;
    const told = lookedAt(doubt, text('new'), second, T0 + MINUTE);
    await store.commit(told.watch, told.events);
    await store.commit(told.watch, told.events);
    expect(await outbox.outbox()).toHaveLength(1);
    await store.remove(watch.id);
    await store.commit(told.watch, [{ ...(told.events[0] as never as object), id: 'other' } as never]);
    expect(await store.all()).toEqual([]);
    expect(await outbox.outbox()).toHaveLength(1);
  });

  it('keeps no page in clear', async () => {
    const store = await openPickedStore(await deviceSeal(new Uint8Array(32)), 'clear');
    await store.add(fresh());
    const db = await openDB('clear');
    const [row] = await db.getAll('picked');
    expect(Object.keys(row)).toEqual(['id', 'box']);
    expect(new TextDecoder('latin1').decode(row.box)).not.toContain('departments');
  });
});

it('shows words only while they are in memory, what needs the person first', () => {
  const [one, two] = [
    fresh(),
    fresh({ id: 'w2' as never, attention: true, last: { mark: 'x', group: 'executed', at: T0 } }),
  ];
  const names = { w2: { service: '', title: 'Прикрепление завершено', comment: null } };
  expect(pickedViews([one, two], names)).toMatchObject([
    { id: 'w2', text: 'Прикрепление завершено', page: 'www.gosuslugi.ru/departments/clinic', mayBeAlone: true },
    { id: 'w1', text: null },
  ]);
});
