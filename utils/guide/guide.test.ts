import { describe, expect, it } from 'vitest';
import { isPageOfInterest, type PageSeen, routeOf } from '../portal';
import { evidenceOf, NO_PROGRESS, nextPlace, progress, STEP_IDS, STEP_SOURCES, STEPS, tick, view } from '.';

const page = (change: Partial<PageSeen>): PageSeen => ({
  route: { kind: 'other', face: 'lk', number: null },
  loggedIn: true,
  page: { kind: 'plain' },
  reader: 'none',
  ...change,
});
const profile = (answers: Partial<Record<'confirmed' | 'snils' | 'passport' | 'policy', boolean | null>>) =>
  page({ page: { kind: 'profile', confirmed: null, snils: null, passport: null, policy: null, ...answers } });
type Group = 'executed' | 'rejected' | 'in-progress' | 'draft' | 'needs-person';
const rows = (...orders: (readonly [string, Group])[]) =>
  page({
    page: {
      kind: 'orders',
      orders: orders.map(([service, group]) => ({ number: '5400000001' as never, service, title: '', group })),
    },
  });
const CARD = 'Доступ к медицинской карте';

describe('steps', () => {
  it('are the seven of the procedure, coded in order', () => {
    expect(STEP_IDS).toEqual(['login', 'account', 'identity', 'policy', 'request', 'decision', 'document']);
    expect(STEPS.map(({ code }) => code)).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `М-${n}`));
  });

  it.each(STEPS.flatMap((step) => (['lk', 'article'] as const).map((face) => ({ step, face }))))(
    '$step.id leads to a page of its own kind on $face, where the companion is',
    ({ step, face }) => {
      const url = nextPlace(step.id, face);
      expect(routeOf(url)?.kind).toBe(STEP_SOURCES[step.id].route);
      expect(isPageOfInterest(url)).toBe(true);
    },
  );

  it('say where they come from and when that was checked', () => {
    for (const { source, checked, evidence } of Object.values(STEP_SOURCES)) {
      expect(source).toMatch(/article .+portal\.md \d/);
      expect(Number.isNaN(Date.parse(checked))).toBe(false);
      expect(evidence).not.toBe('');
    }
  });
});

describe('evidence', () => {
  const yes = (step: string) => ({ step, proven: true });
  const no = (step: string) => ({ step, proven: false });
  const LOGIN = yes('login');
  it.each([
    ['a plain page', page({}), [LOGIN]],
    ['a page that does not say', page({ loggedIn: null }), []],
    ['a logged-out page', page({ loggedIn: false }), [no('login')]],
    [
      'a full profile',
      profile({ confirmed: true, snils: true, passport: true, policy: true }),
      [LOGIN, yes('account'), yes('identity'), yes('policy'), yes('passport'), yes('snils')],
    ],
    ['a simple account', profile({ confirmed: false }), [LOGIN, no('account')]],
    ['SNILS without a passport seen', profile({ snils: true }), [LOGIN, yes('snils')]],
    [
      'SNILS and a passport not verified',
      profile({ snils: true, passport: false }),
      [LOGIN, no('identity'), no('passport'), yes('snils')],
    ],
    ['no policy', profile({ policy: false }), [LOGIN, no('policy')]],
    ['a request under way', rows([CARD, 'in-progress']), [LOGIN, yes('request'), no('decision')]],
    ['a request granted', rows([CARD, 'executed'], [CARD, 'rejected']), [LOGIN, yes('request'), yes('decision')]],
    ['all refused', rows([CARD, 'rejected']), [LOGIN, no('request'), no('decision')]],
    ['a draft', rows([CARD, 'draft']), [LOGIN]],
    ['another service granted', rows(['Справка об оплате медицинских услуг', 'executed']), [LOGIN]],
    ['an appointment', rows(['Запись на приём к врачу', 'in-progress']), [LOGIN, yes('appointment')]],
    ['an appointment refused', rows(['Запись на приём к врачу', 'rejected']), [LOGIN]],
    ['services asked for', rows(['Сведения об оказанных медицинских услугах', 'in-progress']), [LOGIN, yes('copies')]],
    ['no orders', rows(), [LOGIN]],
    ['no documents', page({ page: { kind: 'health', documents: [] } }), [LOGIN]],
    ['a document', page({ page: { kind: 'health', documents: ['1abc'] } }), [LOGIN, yes('document')]],
  ])('%s', (_name, seen, expected) => {
    expect(evidenceOf(seen)).toEqual(expected);
  });

  it('a single refused page disproves nothing of other requests', () => {
    const order = {
      kind: 'order' as const,
      face: 'article' as const,
      number: '5400000001' as never,
      service: CARD,
      status: { id: null, title: 'Отклонено', group: 'rejected' as const, final: true },
      comment: null,
      updatedAt: null,
      changeKey: 'article:',
      files: [],
    };
    expect(evidenceOf(page({ page: order }))).toEqual([LOGIN, yes('request')]);
  });
});

describe('progress', () => {
  const seen = (step: 'login' | 'account' | 'policy', proven = true) => ({ step, proven });

  it('keeps the time of the first sight and takes back what is disproved', () => {
    const first = progress(NO_PROGRESS, [seen('login'), seen('policy')], 1_000);
    const again = progress(first, [seen('login')], 2_000);
    expect(again.steps).toEqual({ login: { how: 'seen', at: 1_000 }, policy: { how: 'seen', at: 1_000 } });
    expect(progress(again, [seen('policy', false)], 3_000).steps).toEqual({ login: { how: 'seen', at: 1_000 } });
    expect(NO_PROGRESS.steps).toEqual({});
  });

  it('a tick gives way to sight, never the other way', () => {
    const ticked = tick(NO_PROGRESS, 'account', true, 1_000);
    expect(ticked.steps.account).toEqual({ how: 'ticked', at: 1_000 });
    expect(tick(ticked, 'account', false, 2_000).steps).toEqual({});
    const sight = progress(ticked, [seen('account')], 3_000);
    expect(sight.steps.account).toEqual({ how: 'seen', at: 3_000 });
    expect(tick(sight, 'account', false, 4_000)).toBe(sight);
    expect(progress(ticked, [seen('account', false)], 3_000).steps).toEqual({});
  });

  it('shows the first step not done as the current one', () => {
    const some = view(progress(NO_PROGRESS, [seen('login'), seen('policy')], 1_000));
    expect(some.current).toBe('account');
    expect(some.steps.map(({ state }) => state)).toEqual([
      'done',
      'current',
      'ahead',
      'done',
      'ahead',
      'ahead',
      'ahead',
    ]);
    expect(some.steps[0]).toEqual({ id: 'login', code: 'М-1', state: 'done', how: 'seen', at: 1_000 });
    expect(view(NO_PROGRESS).current).toBe('login');
    const all = STEP_IDS.map((step) => ({ step, proven: true }));
    expect(view(progress(NO_PROGRESS, all, 1)).current).toBeNull();
  });
});
