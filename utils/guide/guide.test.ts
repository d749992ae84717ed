import { describe, expect, it } from 'vitest';
import type { PageSeen } from '../portal';
import { evidenceOf, NO_PROGRESS, progress } from '.';

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
});
