import type { Fix, Look, ScanReport } from '../../utils/documents/desk';
import type { DeskTexts } from '../../utils/text';

export type RefusalCode = keyof DeskTexts['scans']['refusals'];

/** One file on the desk. `preview`: address of a small picture, null when there is none. */
export type ScanItem = {
  id: string;
  name: string;
  size: number;
  state: 'looking' | 'judged' | 'refused';
  look: Look | null;
  report: ScanReport | null;
  preview: string | null;
  refusal: RefusalCode | null;
  fix: Fix;
};

export type MadeFile = { name: string; size: number; pages: number };
export type MakeTrouble = { code: 'tooMuch'; least: number } | { code: 'unreadable' | 'ended' | 'failed' };
export type MakeView =
  | { state: 'ready' }
  | { state: 'working'; done: number; total: number }
  | { state: 'done'; files: readonly MadeFile[] }
  | { state: 'trouble'; trouble: MakeTrouble };

/** What became of the copy for the archive; `locked` also when there is no archive. */
export type SealView = 'offer' | 'locked' | 'busy' | 'sealed' | 'before' | 'failed';

export type DeskView = { items: readonly ScanItem[]; make: MakeView; form: 'pdf' | 'jpeg'; limit: number };

export type DeskEvents = {
  onFiles: (files: readonly File[]) => void;
  onRemove: (id: string) => void;
  onEarlier: (id: string) => void;
  onFix: (id: string, fix: Fix) => void;
  onForm: (form: 'pdf' | 'jpeg') => void;
  onLimit: (megabytes: number) => void;
  onMake: () => void;
  onStop: () => void;
  onSave: () => void;
  onSeal: () => void;
};

/** Limits that can be chosen, in megabytes; 5 is what the portal's help speaks of most. */
export const LIMIT_CHOICES = [1, 2, 5, 10] as const;

/** What is of use for the file that is made: pictures that were opened. */
export const usable = ({ state, look }: ScanItem): boolean => state === 'judged' && look?.kind !== 'pdf';
