import { useEffect, useRef, useState } from 'preact/hooks';
import type { RequestTexts } from '../../utils/text';
import { Button } from '../ui';

type Props = { texts: RequestTexts; onStop: () => void };

/** Asks once and says what is lost. The focus goes to the harmless answer and back to where it was. */
export function StopWatching({ texts, onStop }: Props) {
  const [asking, ask] = useState<boolean | null>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asking !== null) place.current?.querySelector('button')?.focus();
  }, [asking]);
  return (
    <div ref={place}>
      {asking ? (
        <fieldset class="confirm">
          <legend class="strong">{texts.unwatchTitle}</legend>
          <p>{texts.unwatchLoss}</p>
          <div class="row">
            <Button onClick={() => ask(false)}>{texts.unwatchNo}</Button>
            <Button kind="quiet" onClick={onStop}>
              {texts.unwatchYes}
            </Button>
          </div>
        </fieldset>
      ) : (
        <Button kind="quiet" onClick={() => ask(true)}>
          {texts.unwatch}
        </Button>
      )}
    </div>
  );
}
