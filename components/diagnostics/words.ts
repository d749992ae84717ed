import type { CauseTexts, DiagnosticsTexts, FactTexts, TraceTexts } from '../../utils/text';

/** Every word the check needs; the same catalogues as a report's own text. */
export type CheckWords = { causes: CauseTexts; facts: FactTexts; diagnostics: DiagnosticsTexts; trace: TraceTexts };
