import type { PointId } from '../../portal';
import type { GuideTexts } from '../../text';
import type { Fact, How } from '../types';
import type { PlaceId } from './places';

/** What can be dictated by phone: letter of the procedure, number, and a letter of a part, e.g. «М-3б». */
export type Code = keyof GuideTexts['steps'];
export type Letter = keyof GuideTexts['procedures'];

export type Whom = 'me' | 'child' | 'adult';
export type Have = keyof GuideTexts['welcome']['haves'];
export type Want = keyof GuideTexts['welcome']['wants'];
/** The three questions of the welcome page. For whom is told by the slot of the person. */
export type Answers = { have: readonly Have[]; want: Want };

/** People are told apart by slots, never by names: this lies in clear. */
export type PersonSlot = keyof GuideTexts['people'];

export type BookStep = {
  code: Code;
  /** `part`: belongs to the step before it and may be done with it. */
  need: 'must' | 'may';
  /** Only for these people or with this answer; for everybody when absent. */
  only?: readonly (Whom | Have)[];
  /** The fact that proves it; `reached`: standing on its page is enough; null: only the person knows. */
  proof: Fact | 'reached' | null;
  /** The fact is about the one whose card it is, and the account's own says nothing of a child. */
  own?: true;
  place: PlaceId | null;
  /** Controls to point at, the one nearest to the goal first. */
  points?: readonly PointId[];
  /** Paragraphs (lines) of the article, and sections of the facts about the portal. */
  article: readonly number[];
  facts: string;
  /** When the sources were last compared, year and month. */
  checked: string;
};

export type Marks = Readonly<Partial<Record<Code, { how: How; at: number }>>>;
export type PersonBook = { answers: Answers | null; marks: Marks };
/** Everything the guide keeps, apart from the account's facts in `guideProgress`. */
export type Book = { active: PersonSlot; people: Readonly<Partial<Record<PersonSlot, PersonBook>>> };
