import type { ArticleLabel } from './statuses.ts';

export type Shown = 'lk' | 'article' | 'both';

export type TrainingFile = { name: string; mimeType: string; documentId: string; objectId: string; mnemonic: string };

/**
 * One entry of an order's history; `at` is epoch milliseconds. `due`: the last day of what the status asks for
 * (portal.md 2.2, `expiryDate`), likewise.
 */
export type StatusRow = {
  id: number;
  statusId: number;
  title: string;
  comment: string | null;
  at: number;
  due?: number;
};

export type TrainingOrder = {
  number: string;
  service: string;
  passportId: string;
  office: string;
  shown: Shown;
  history: [StatusRow, ...StatusRow[]];
  files: TrainingFile[];
  unread: boolean;
  unreadMessages: number;
};

export type DocumentKind = 'pdf' | 'xml' | 'not-a-pdf' | 'empty' | 'huge';
export type DocumentCategory = 'visits' | 'studies' | 'vaccines' | 'prevention';

/**
 * How a page gives a document out: by a plain link; put together by a script and clicked in the page, taken back at once;
 * the same by a link that is in no page, taken back late, as libraries do it, or at once.
 */
export type Giving = 'link' | 'made' | 'made-aside' | 'made-aside-and-gone';

export type TrainingDocument = {
  id: string;
  title: string;
  category: DocumentCategory;
  kind: DocumentKind;
  sizeMb: number;
  at: number;
  clinic: string;
  objectId: string;
  /** Whether the health sections list it; results of orders are not listed there. */
  listed: boolean;
  giving?: Giving;
};

/** A Госпочта letter. `served` says somebody opened it: by law a notice then counts as delivered (portal.md 2.9). */
export type Letter = { id: number; title: string; sender: string; at: number; text: string; served: boolean };

/** A line of the list that is no order: an appointment, an appeal, a draft. Times in epoch milliseconds. */
export type OtherFeed = {
  id: number;
  type: 'EQUEUE' | 'APPEAL' | 'CLAIM' | 'DRAFT';
  title: string;
  service: string;
  status: string;
  at: number;
  /** The day of an appointment. */
  visitAt?: number;
  /** When a draft will be deleted. */
  deletedAt?: number;
};

export type Patient = {
  id: number;
  lastName: string;
  firstName: string;
  middleName: string;
  birthDate: string;
  snils: string;
  passport: { series: string; number: string; verified: boolean };
  policy: { number: string; verified: boolean };
  level: 'AL10' | 'AL15' | 'AL20';
  clinic: string;
};

export type Maintenance = { until: string | null };

export type PortalSeed = {
  /** Ready orders besides the three usual ones, for stress. */
  bulk?: number;
  homeFace?: 'lk' | 'article';
  sessionMinutes?: number;
  /** Status of API answers to a logged-out client; the portal uses both (portal.md 4.1). */
  loggedOutStatus?: 401 | 624;
  /** Ask for a second code at login. */
  askCode?: boolean;
  /** Bounds of the lk face's late rendering, milliseconds. */
  renderDelayMs?: readonly [number, number];
  patient?: Partial<Patient>;
  /** In place of the usual ones. */
  documents?: readonly TrainingDocument[];
};

export type NewOrder = {
  number: string;
  face?: Shown;
  service?: string;
  passportId?: string;
  statusId?: number;
  articleStatus?: ArticleLabel;
  comment?: string;
};

export type StatusMove = {
  statusId?: number;
  articleStatus?: ArticleLabel;
  title?: string;
  comment?: string;
  due?: number;
};
export type NewDocument = {
  title: string;
  kind: DocumentKind;
  category?: DocumentCategory;
  sizeMb?: number;
  id?: string;
  giving?: Giving;
};
export type NewFile = { name: string; kind?: DocumentKind; sizeMb?: number };

/** A page no reader of ours knows: what it says, and how it is drawn today. */
export type Department = { status: string; look: 'plain' | 'redrawn' | 'garbage' };
