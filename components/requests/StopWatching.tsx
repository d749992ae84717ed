import type { RequestTexts } from '../../utils/text';
import { Confirm } from './Confirm';

type Props = {
  texts: RequestTexts;
  paused: boolean;
  /** Asked elsewhere already: the question is open. */
  asks?: boolean;
  onStop: () => void;
  onKeep?: () => void;
};

/** The history goes with the watch: so it is never stopped without this question. */
export const StopWatching = ({ texts, paused, asks = false, onStop, onKeep }: Props) => (
  <Confirm
    words={{
      action: texts.unwatch,
      title: paused ? texts.unwatchPaused.title : texts.unwatchTitle,
      loss: texts.unwatchLoss,
      yes: texts.unwatchYes,
      no: paused ? texts.unwatchPaused.no : texts.unwatchNo,
    }}
    asks={asks}
    onYes={onStop}
    {...(onKeep ? { onNo: onKeep } : {})}
  />
);
