export { type CheckEvents, CheckPage, type CheckView } from './CheckPage';
export { type RecordEvents, RecordPanel, type RecordView } from './RecordPanel';
export { ReportPanel } from './ReportPanel';
export { SketchPanel, type SketchView } from './SketchPanel';
export { type ReaderView, SupportReader } from './SupportReader';
export type { CheckWords } from './words';
