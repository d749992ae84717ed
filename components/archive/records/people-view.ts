/** A family member as the page shows them. `name` is empty for the first one until they are named. */
export type PersonItem = { id: string; name: string; colour: number };

/** Documents in the inbox of one patient whom the open archive does not know. `born`: as documents have it. */
export type WaitingGroup = {
  ids: readonly string[];
  titles: readonly string[];
  patient: string;
  born: string | null;
  /** The person whose documents name the same patient. */
  suggested: string | null;
};

export const colourClass = (colour: number): string => `dot c${colour % 8}`;

export type PeopleView = { persons: readonly PersonItem[]; current: string; waiting: readonly WaitingGroup[] };
