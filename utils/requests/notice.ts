import type { Face } from '../portal';
import type { NoticeTexts } from '../text';
import type { RequestEvent } from './types';

type Words = readonly [title: string, message: string];

/** What a notification says of an event: no service, place or person, for it shows on a lock screen. */
export function noticeWords({ kind, group }: RequestEvent, _face: Face, texts: NoticeTexts): Words {
  if (kind !== 'status') return texts[kind] as Words;
  const known = group === 'needs-person' || group === 'executed' || group === 'rejected' ? group : 'other';
  return texts.status[known] as Words;
}
