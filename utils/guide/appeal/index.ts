export { browserName, composeLetter, type LetterFacts, type LetterInput } from './compose';
export {
  LETTERS,
  type LetterFact,
  type LetterKind,
  type LetterPlan,
  PORTAL_SUPPORT,
  PRIVATE_FACTS,
  type PrivateFact,
  TRIED,
  type Tried,
} from './kinds';
