import type { Face, StatusGroup } from '../portal';

/** What to do in a status that says more than its group. */
export type StepName =
  | 'documents'
  | 'correct'
  | 'visit'
  | 'visit-mfc'
  | 'others-sign'
  | 'reply'
  | 'approve'
  | 'collect'
  | 'not-delivered'
  | 'cancelled'
  | 'delegation';

/** Where it is done: on the request's page, in «Здоровье», in person; `none`: nothing is to be done. */
export type Place = 'order' | 'health' | 'in-person' | 'none';

/** `what` is a step of its own, or the group, of which there is a general word. */
export type Advice = { what: StepName | StatusGroup; where: Place };

/**
 * Statuses by id: portal.md 3.1 for what they are called, 3.2 for which of them the person may edit (14, 15, 91, 93),
 * 3.3 for «needs the user». 14 is the article's «Требуются документы».
 */
const BY_ID: Readonly<Record<number, Advice>> = {
  14: { what: 'documents', where: 'order' },
  15: { what: 'correct', where: 'order' },
  25: { what: 'visit', where: 'in-person' },
  26: { what: 'visit-mfc', where: 'in-person' },
  31: { what: 'others-sign', where: 'order' },
  50: { what: 'reply', where: 'order' },
  90: { what: 'others-sign', where: 'order' },
  91: { what: 'approve', where: 'order' },
  93: { what: 'approve', where: 'order' },
  35: { what: 'collect', where: 'order' },
  [-1]: { what: 'not-delivered', where: 'order' },
  5: { what: 'not-delivered', where: 'order' },
  18: { what: 'not-delivered', where: 'order' },
  22: { what: 'not-delivered', where: 'order' },
  24: { what: 'not-delivered', where: 'order' },
  30: { what: 'not-delivered', where: 'order' },
  10: { what: 'cancelled', where: 'none' },
  70: { what: 'cancelled', where: 'none' },
  83: { what: 'cancelled', where: 'none' },
  84: { what: 'cancelled', where: 'none' },
  104: { what: 'delegation', where: 'order' },
};

/**
 * By group, as the article puts it («Значения статусов»): «В обработке» is waiting; «Одобрено» opens the card in the
 * account; «Отклонено» has its reason in the comment. «Обновляйте страницу» is done by the watch.
 */
const BY_GROUP: Readonly<Record<StatusGroup, Place>> = {
  'in-progress': 'none',
  information: 'order',
  executed: 'health',
  rejected: 'order',
  'needs-person': 'order',
  draft: 'order',
  message: 'order',
  unknown: 'order',
};

/** The next step in a status. */
export function adviceOf(face: Face, { id, group }: { id: number | null; group: StatusGroup }): Advice {
  // The article's «Требуются документы» has no id: «необходимо загрузить недостающие справки или подтверждения».
  if (id === null && face === 'article' && group === 'needs-person') return { what: 'documents', where: 'order' };
  const known = id !== null && Object.hasOwn(BY_ID, id) ? BY_ID[id] : undefined;
  return known ?? { what: group, where: BY_GROUP[group] };
}
