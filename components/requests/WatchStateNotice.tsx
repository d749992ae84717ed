import type { PortalState } from '../../utils/portal';
import type { RequestTexts } from '../../utils/text';
import { Button, Notice, type Tone } from '../ui';

type Props = {
  state: PortalState | 'never';
  texts: RequestTexts;
  /** In words: when the portal's works end, since when nothing was seen. */
  until?: string | null;
  blind?: string | null;
  onOpenPortal: () => void;
};

const TONES: Readonly<Record<Exclude<PortalState, 'ok'> | 'never', Tone>> = {
  never: 'neutral',
  login: 'attention',
  challenge: 'attention',
  maintenance: 'neutral',
  rate: 'neutral',
  server: 'neutral',
  offline: 'neutral',
  network: 'neutral',
  unknown: 'attention',
};

/** What the last look met. Only what the person can mend is loud. */
export function WatchStateNotice({ state, texts, until, blind, onOpenPortal }: Props) {
  if (state === 'ok') return null;
  const forPerson = state === 'login' || state === 'challenge';
  return (
    <Notice tone={blind ? 'attention' : TONES[state]} words={texts.states[state]} live="status">
      {until && <p>{texts.until(until)}</p>}
      {blind && <p>{texts.blind(blind)}</p>}
      {forPerson && (
        <Button kind="primary" onClick={onOpenPortal}>
          {texts.openPortal}
        </Button>
      )}
    </Notice>
  );
}
