import { formatSize, type Locale, type RecordTexts } from '../../../utils/text';
import { Notice } from '../../ui';

type Props = { used: number; free: number | null; texts: RecordTexts['room']; locale: Locale };

/** Below this a document of ordinary size may not fit any more. */
const LOW = 32 * 1024 * 1024;

export function RoomLine({ used, free, texts, locale }: Props) {
  const told = [texts.used(formatSize(used, locale)), ...(free === null ? [] : [texts.free(formatSize(free, locale))])];
  return (
    <>
      <p class="small">{told.join(' · ')}</p>
      {free !== null && free < LOW && <Notice tone="attention" words={texts.low} live="status" />}
    </>
  );
}
