export { DAYS, type Day, type DocumentFacts, dayIn, dayOf, FACT_LIMITS, factsIn, type Patient } from './facts';
export { imageSize } from './image-size';
export { pdfFacts } from './pdf-text/facts';
export { linesOf, type TextPiece } from './pdf-text/lines';
export { readSemd, readSemdFacts, type SemdError } from './semd';
export { type Narrative, TAGS_SHOWN } from './semd/narrative';
export type { Chapter, Readable } from './semd/readable';
export { type FileKind, LOOK, sniff } from './sniff';
export { type MemberFailure, openZip, ZIP_LIMITS, type ZipFailure, type ZipMember } from './zip';
