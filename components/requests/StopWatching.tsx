import type { RequestTexts } from '../../utils/text';
import { Confirm } from './Confirm';

type Props = { texts: RequestTexts; onStop: () => void };

export const StopWatching = ({ texts, onStop }: Props) => (
  <Confirm
    words={{
      action: texts.unwatch,
      title: texts.unwatchTitle,
      loss: texts.unwatchLoss,
      yes: texts.unwatchYes,
      no: texts.unwatchNo,
    }}
    onYes={onStop}
  />
);
