import type { How } from '../../utils/guide';
import type { GuideTexts } from '../../utils/text';

/** In pixels of the window. */
export type Rect = { left: number; top: number; width: number; height: number };

/** All that the bubble shows: generic words of one step. `box`: the control in sight, null when there is none. */
export type BesideView = {
  code: string;
  name: string;
  todo: string;
  fix: string | null;
  texts: GuideTexts['beside'];
  done: How | null;
  more: boolean;
  /** `words`: no arrow, by the person's wish or because nothing here is certain. */
  mode: 'pointing' | 'words';
  why: 'absent' | 'elsewhere' | null;
  /** What may be written on the control, and whereabouts of a page it is. */
  labels: readonly string[];
  part: 'login' | 'menu' | 'page' | null;
  canOpen: boolean;
  canPoint: boolean;
  box: Rect | null;
};

export type BesideEvents = {
  onNext: () => void;
  onDone: () => void;
  onLost: (lost: boolean) => void;
  onOpen: () => void;
  onTo: () => void;
  onClose: () => void;
};
