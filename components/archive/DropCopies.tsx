import { useState } from 'preact/hooks';
import { Button, Notice } from '../ui';

type Props = {
  words: Record<'open' | 'sure' | 'yes' | 'no' | 'failed', string>;
  /** Nothing is chosen that could go. */
  off?: boolean;
  onDrop: () => Promise<boolean>;
};

/** Our sealed copies go for good, so it is asked once more and said what stays. */
export function DropCopies({ words, off = false, onDrop }: Props) {
  const [asked, ask] = useState(false);
  const [failed, fail] = useState(false);
  const drop = () =>
    void onDrop().then((done) => {
      fail(!done);
      ask(false);
    });
  if (!asked) {
    return (
      <>
        <Button kind="quiet" off={off} onClick={() => ask(true)}>
          {words.open}
        </Button>
        {failed && <Notice tone="bad" words={{ title: words.failed }} live="alert" />}
      </>
    );
  }
  return (
    <div class="ask" role="alert">
      <p>{words.sure}</p>
      <div class="row">
        <Button off={off} onClick={drop}>
          {words.yes}
        </Button>
        <Button onClick={() => ask(false)}>{words.no}</Button>
      </div>
    </div>
  );
}
