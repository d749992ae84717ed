/**
 * How to find a status again that the person pointed at. Holds no words of the page: texts are marks (fingerprints of the
 * text without case, typography and digits), for they only need to be compared. Distances are counted in texts.
 */
export type Picked = {
  v: 1;
  /** Marks of the texts before the status, nearest first: the first is most often its label. */
  before: readonly string[];
  /** Marks of the texts after it, nearest first. */
  after: readonly string[];
  /** The heading it stands under and how many texts later; tells cards of one form apart. Null: stands under none. */
  title: { mark: string; distance: number } | null;
  /** How many texts the status itself consists of. */
  size: number;
  /** The last resort: tag names from the page's main part down, own tag, marks of own classes. */
  path: string;
  tag: string;
  classes: readonly string[];
  /** One of the classes says «status», and no other text of the page is drawn like this one. */
  named: boolean;
};

/** By what the status was recognised, in the order of trust: its label, its neighbours, its place in the page. */
export type Confidence = 'label' | 'neighbours' | 'place';
export type Found = { text: string; confidence: Confidence };

/** Where a picked status stands. `tail` marks what follows the path in the address (it may be personal), '' for nothing. */
export type PickedAddress = { host: 'www' | 'lk'; path: string; tail: string };
