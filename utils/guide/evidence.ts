import type { OrderRow, PageSeen, ProfileSeen } from '../portal';
import type { Evidence, Fact } from './types';

/**
 * What a page proves about the steps. Only plain sight proves or disproves; silence says nothing. A logged-out page
 * disproves the login alone: the rest is still so, though not visible now.
 */
export function evidenceOf({ loggedIn, page }: PageSeen): Evidence[] {
  if (loggedIn === false) return [{ step: 'login', proven: false }];
  const login: Evidence[] = loggedIn === true ? [{ step: 'login', proven: true }] : [];
  switch (page.kind) {
    case 'profile':
      return [...login, ...ofProfile(page)];
    case 'order':
      return [...login, ...ofOrders([{ service: page.service, group: page.status.group }], false)];
    case 'orders':
      return [...login, ...ofOrders(page.orders, true)];
    case 'health':
      return page.documents.length > 0 ? [...login, { step: 'document', proven: true }] : login;
    default:
      return login;
  }
}

function ofProfile({ confirmed, snils, passport, policy }: ProfileSeen): Evidence[] {
  const identity = snils === false || passport === false ? false : snils && passport;
  return [
    ...said('account', confirmed),
    ...said('identity', identity),
    ...said('policy', policy),
    ...said('passport', passport),
    ...said('snils', snils),
  ];
}

const said = (step: Fact, proven: boolean | null): Evidence[] => (proven === null ? [] : [{ step, proven }]);

/** Of a list a refusal counts only when nothing else is there; a single page says nothing of other requests. */
function ofOrders(orders: readonly Pick<OrderRow, 'service' | 'group'>[], whole: boolean): Evidence[] {
  const filed = orders.filter(({ group }) => group !== 'draft' && group !== 'rejected');
  const others = [
    ...said('appointment', filed.some(({ service }) => /запис\S+ (на при[её]м|к врачу)/i.test(service)) || null),
    ...said('copies', filed.some(({ service }) => /сведени\S+ об оказанных мед|копи\S+ мед/i.test(service)) || null),
  ];
  const access = orders.filter(({ service, group }) => group !== 'draft' && isAccess(service));
  if (access.length === 0) return others;
  const granted = access.some(({ group }) => group === 'executed');
  const refused = whole && access.every(({ group }) => group === 'rejected');
  return [...others, { step: 'request', proven: !refused }, ...said('decision', granted ? true : whole ? false : null)];
}

/** Requests for the medical card itself; a granted certificate opens no card. */
const isAccess = (service: string): boolean => /мед\S*\s*карт|доступ\S*\s+к\s+мед/i.test(service);
