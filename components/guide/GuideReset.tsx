import { useState } from 'preact/hooks';
import type { GuideTexts } from '../../utils/text';
import { Button } from '../ui';

/** What is lost is said before it is. */
export function GuideReset({ texts, onReset }: { texts: GuideTexts; onReset: () => void }) {
  const [asking, ask] = useState(false);
  if (!asking)
    return (
      <div class="row">
        <Button kind="quiet" onClick={() => ask(true)}>
          {texts.reset}
        </Button>
      </div>
    );
  return (
    <section class="card" aria-label={texts.reset}>
      <p>{texts.resetAsk}</p>
      <div class="row">
        <Button onClick={() => ask(false)}>{texts.cancel}</Button>
        <Button
          onClick={() => {
            ask(false);
            onReset();
          }}
        >
          {texts.resetYes}
        </Button>
      </div>
    </section>
  );
}
