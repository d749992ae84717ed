import type { WatchView } from '../../utils/requests';
import { formatDay, formatMoment, formatTime, type Locale, type RequestTexts } from '../../utils/text';

type Times = Pick<WatchView, 'state' | 'lastCheckAt' | 'lastOkAt' | 'nextCheckAt'>;

/**
 * «Последняя удачная проверка сегодня, 14:05 · не удалось в 14:35 · следующая около 15:33». A look that failed is no
 * check: its time alone would let the person believe that the statuses are of that hour.
 */
export function checkWords(view: Times, texts: RequestTexts, locale: Locale, now: number): string {
  const { lastCheckAt, lastOkAt, nextCheckAt } = view;
  const failedAt = failedLook(view);
  const good =
    lastOkAt !== null
      ? texts.lastGood(formatMoment(lastOkAt, locale, now))
      : lastCheckAt === null
        ? texts.notSeenYet
        : texts.noneGood;
  const today = failedAt !== null && formatDay(failedAt, locale, now) === formatDay(now, locale, now);
  const failed =
    failedAt === null
      ? null
      : today
        ? texts.failedAt(formatTime(failedAt, locale))
        : texts.failedOn(formatMoment(failedAt, locale, now));
  const next = nextCheckAt === null ? texts.noNextCheck : texts.nextCheck(formatTime(nextCheckAt, locale));
  return [good, failed, next].filter(Boolean).join(' · ');
}

/** When the last look failed; null when it went well, or the person has seen the portal themselves since. */
function failedLook({ state, lastCheckAt, lastOkAt }: Times): number | null {
  if (state === 'ok' || state === 'never' || lastCheckAt === null) return null;
  return lastOkAt !== null && lastOkAt >= lastCheckAt ? null : lastCheckAt;
}
