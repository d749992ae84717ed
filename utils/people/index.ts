export { checkNumber, type NumberCheck, type NumberKind, type NumberVerdict } from './identifiers';
export { PAPER_KINDS, type Paper, type PaperKind, type PaperView, papersDue, papersView } from './papers';
export { addPaper, awaitPapers, papersTold, readPapers, removePaper, watchPapers } from './papers-store';
export {
  type Acquaintance,
  compare,
  judgeArrival,
  judgePatient,
  type Sameness,
  type Verdict,
} from './patient';
export { strangersAmong } from './strangers';
