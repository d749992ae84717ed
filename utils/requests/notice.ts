import type { Face } from '../portal';
import type { NoticeTexts } from '../text';
import { adviceOf, type StepName } from './advice';
import type { RequestEvent } from './types';

type Words = readonly [title: string, message: string];

/**
 * What a notification says of an event: the step to take where the status names one, by the same table as the advice in
 * the cabinet. No service, place or person, for it shows on a lock screen.
 */
export function noticeWords({ kind, group, statusId }: RequestEvent, face: Face, texts: NoticeTexts): Words {
  if (kind !== 'status') return texts[kind] as Words;
  const { what } = adviceOf(face, { id: statusId, group });
  if (Object.hasOwn(texts.steps, what)) return texts.steps[what as StepName] as Words;
  const known = group === 'needs-person' || group === 'executed' || group === 'rejected' ? group : 'other';
  return texts.status[known] as Words;
}
