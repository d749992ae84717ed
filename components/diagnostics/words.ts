import type { CauseTexts, DiagnosticsTexts, FactTexts } from '../../utils/text';

/** Every word the check needs; the same three catalogues as a report's own text. */
export type CheckWords = { causes: CauseTexts; facts: FactTexts; diagnostics: DiagnosticsTexts };
