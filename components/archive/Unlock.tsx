import { useState } from 'preact/hooks';
import { type ArchiveTexts, formatSeconds, type Locale } from '../../utils/text';
import { Busy, Button, Notice, PassphraseField } from '../ui';
import type { PassphraseAdvice, UnlockFailure } from './archive-view';

type Props = {
  texts: ArchiveTexts;
  locale: Locale;
  now: number;
  waiting: number;
  busy: boolean;
  /** The last phrase did not fit. */
  wrong: boolean;
  /** No try before this time, ms since the epoch. */
  retryAt: number | null;
  failure: UnlockFailure | null;
  looksLikeWrongLayout: PassphraseAdvice['looksLikeWrongLayout'];
  forgot: string;
  onUnlock: (passphrase: string) => void;
  onForgot: () => void;
};

/** One field. After a wrong phrase the archive is whole, and it is said when to try again. */
export function Unlock(props: Props) {
  const {
    texts,
    locale,
    now,
    waiting,
    busy,
    wrong,
    retryAt,
    failure,
    looksLikeWrongLayout,
    onUnlock,
    forgot,
    onForgot,
  } = props;
  const { unlock } = texts;
  const [passphrase, set] = useState('');
  const [empty, setEmpty] = useState(false);
  const wait = retryAt !== null && retryAt > now ? retryAt - now : 0;
  const onSubmit = (event: Event) => {
    event.preventDefault();
    setEmpty(passphrase === '');
    if (passphrase !== '' && !busy && wait === 0) onUnlock(passphrase);
  };
  const error = empty ? unlock.empty : wrong && !busy ? unlock.wrong : null;
  // No phrase mends these: a field would only invite to try in vain.
  if (failure !== null && failure !== 'failed')
    return <Notice tone="bad" words={unlock.failed[failure]} live="alert" />;
  return (
    <form class="card narrow" onSubmit={onSubmit} noValidate>
      <h2>{unlock.title}</h2>
      <p>{unlock.text}</p>
      {waiting > 0 && <p class="strong">{unlock.waiting(waiting)}</p>}
      {failure && <Notice tone="bad" words={unlock.failed[failure]} live="alert" />}
      <PassphraseField
        texts={texts.field}
        label={unlock.passphrase}
        value={passphrase}
        error={error}
        warning={passphrase !== '' && looksLikeWrongLayout(passphrase) ? texts.field.layout : null}
        autoFocus
        onValue={(value) => {
          set(value);
          setEmpty(false);
        }}
      />
      {wait > 0 && <p class="small">{unlock.wait(formatSeconds(wait, locale))}</p>}
      <div class="row">
        <Button kind="primary" submit off={busy || wait > 0}>
          {unlock.submit}
        </Button>
        <Button kind="quiet" onClick={onForgot} off={busy}>
          {forgot}
        </Button>
      </div>
      {busy && <Busy>{unlock.busy}</Busy>}
    </form>
  );
}
