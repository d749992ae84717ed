import { type ArchiveTexts, formatCountdown } from '../../utils/text';
import { Button, LiveRegion } from '../ui';

type Props = {
  texts: ArchiveTexts['lock'];
  /** Nothing is shown while there is no archive. */
  state: 'none' | 'locked' | 'open';
  /** Ms since the epoch; null when it does not lock by itself. */
  locksAt: number | null;
  now: number;
  onLock: () => void;
};

const LAST_CALL = 60_000;

/** The countdown is seen all the time, but read aloud only once, a minute before the end. */
export function LockBar({ texts, state, locksAt, now, onLock }: Props) {
  const left = locksAt === null ? null : locksAt - now;
  const soon = state === 'open' && left !== null && left <= LAST_CALL;
  if (state === 'none') return null;
  return (
    <div class="lock-bar">
      <p class="small">
        <span>{state === 'open' ? texts.open : texts.closed}</span>
        {state === 'open' && left !== null && <span>{texts.closesIn(formatCountdown(left))}</span>}
      </p>
      {state === 'open' && <Button onClick={onLock}>{texts.closeNow}</Button>}
      <LiveRegion>{soon ? texts.soon : ''}</LiveRegion>
    </div>
  );
}
