import type { RecordTexts } from '../../../utils/text';

/** A family member as the page shows them. `name` is empty for the first one until they are named. */
export type PersonItem = { id: string; name: string; colour: number };

/** Documents in the inbox of one patient, or of which it is not known whose they are. `born`: as documents have it. */
export type WaitingGroup = {
  documents: readonly { id: string; title: string }[];
  patient: { name: string; born: string | null } | keyof RecordTexts['whose']['unnamed'];
  /** The person whose documents name the same patient. */
  suggested: string | null;
};

export const colourClass = (colour: number): string => `dot c${colour % 8}`;

export type PeopleView = { persons: readonly PersonItem[]; current: string; waiting: readonly WaitingGroup[] };
