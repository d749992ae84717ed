import type { PickerView } from '../../components/picker/picker-view';

const box = { left: 24, top: 90, width: 180, height: 24 };
const choosing: PickerView = { kind: 'choosing', box: null, text: null, why: null, nothing: false };

/** Every state of the picker. */
export const pickerStates: Readonly<Record<string, PickerView>> = {
  'picker-choosing': choosing,
  'picker-pointing': { ...choosing, box, text: 'Прикрепление оформляется' },
  'picker-nothing': { ...choosing, nothing: true },
  'picker-refused': { ...choosing, box, why: 'not-unique' },
  'picker-confirming': { kind: 'confirming', box, text: 'Прикрепление оформляется', busy: false },
  'picker-confirming-long': { kind: 'confirming', box, text: 'Оченьдлинноеслово'.repeat(7), busy: true },
  'picker-done': { kind: 'done', outcome: 'added' },
  'picker-failed': { kind: 'done', outcome: 'failed' },
};
