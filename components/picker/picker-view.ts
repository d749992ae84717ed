import type { PickedReply } from '../../utils/messaging';
import type { NotPicked } from '../../utils/portal';

/** Place of the text pointed at, CSS pixels of the window. */
export type Box = { left: number; top: number; width: number; height: number };

export type PickerView =
  | { kind: 'choosing'; box: Box | null; text: string | null; why: NotPicked | null; nothing: boolean }
  | { kind: 'confirming'; box: Box | null; text: string; busy: boolean }
  | { kind: 'done'; outcome: PickedReply | 'failed' };

export type PickerEvents = { onYes: () => void; onOther: () => void; onCancel: () => void };
