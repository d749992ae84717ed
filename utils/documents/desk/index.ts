// The page's side of the desk for scans. What it asks runs in `desk-worker.ts`, started with the first file.
export type { Flaw, ScanReport } from '../scan/analyse';
export type { Frame, Side } from '../scan/edges';
export { LIMITS, type Look, type PictureKind, type Refusal, type Remark } from '../scan/picture';
export { type DeskClient, type DeskTrouble, type DeskWorker, deskClient, type Made } from './desk-client';
export type { Form, Judged, MakeFault, Wanted } from './desk-protocol';
export { type Fix, NO_FIX } from './fix';
