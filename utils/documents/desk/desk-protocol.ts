import type { Bytes } from '../../kernel';
import type { ScanReport } from '../scan/analyse';
import type { Look } from '../scan/picture';
import type { Fix } from './fix';

/** `report` and `preview` are null when there is no picture to judge: a PDF, a refused file, one that did not decode. */
export type Judged = { look: Look; report: ScanReport | null; preview: Blob | null; decoded: boolean };

export type Wanted = { file: Blob; fix: Fix };
/** `jpeg`: the first picture alone. */
export type Form = 'pdf' | 'jpeg';

export type DeskOrder =
  | { order: 'look'; file: Blob; name: string }
  | { order: 'make'; wanted: readonly Wanted[]; form: Form; limit: number };

/** `at`: which picture would not decode. `least`: the fewest bytes that keep it legible. */
export type MakeFault = { code: 'too-much'; least: number } | { code: 'unreadable'; at: number };

export type DeskWord =
  | { word: 'looked'; judged: Judged }
  | { word: 'made'; bytes: Bytes; side: number }
  | { word: 'progress'; done: number; total: number }
  | { word: 'refused'; fault: MakeFault }
  | { word: 'failed' };
