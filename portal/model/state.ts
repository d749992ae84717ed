import { randomBytes } from 'node:crypto';
import { MEDCARD_SERVICE, PATIENT, SEED_DAY, seedDocuments, seedLetters } from './seed.ts';
import { statusIdOf, titleOf } from './statuses.ts';
import type {
  Department,
  Letter,
  Maintenance,
  NewDocument,
  NewFile,
  NewOrder,
  OtherFeed,
  Patient,
  PortalSeed,
  StatusMove,
  StatusRow,
  TrainingDocument,
  TrainingOrder,
} from './types.ts';

const MINUTE = 60_000;
const DOCUMENT_WORDS: Readonly<Record<TrainingDocument['kind'], string>> = {
  pdf: 'application/pdf',
  xml: 'application/xml',
  'not-a-pdf': 'application/pdf',
  empty: 'application/pdf',
  huge: 'application/pdf',
};

/** Everything the training portal knows. Both faces and the JSON endpoints show this one source of truth. */
export class PortalState {
  readonly orders = new Map<string, TrainingOrder>();
  readonly documents: TrainingDocument[];
  readonly letters: Letter[] = seedLetters();
  readonly otherFeeds: OtherFeed[] = [];
  readonly marked: string[] = [];
  readonly patient: Patient;
  readonly askCode: boolean;
  readonly renderDelayMs: readonly [number, number];
  /** Angular makes these names anew at each build, so nobody may lean on them (portal.md 6.1). */
  readonly ngAttribute = `_ngcontent-${randomBytes(2).toString('hex')}-c${randomBytes(1)[0] ?? 0}`;
  homeFace: 'lk' | 'article';
  loggedOutStatus: 401 | 624;
  sessionMinutes: number;
  maintenance: Maintenance | null = null;
  /** A notice of works to come. */
  warning: string | null = null;
  /** Whether the page's own rules let it read what it has put together. */
  readsBlobs = false;
  medcardService = true;
  department: Department = { status: 'Прикрепление оформляется', look: 'plain' };
  #nextId = 880_000_001;
  readonly #clock: () => number;

  constructor(seed: PortalSeed = {}, clock: () => number = Date.now) {
    this.#clock = clock;
    this.patient = { ...PATIENT, ...seed.patient };
    this.documents = seed.documents ? [...seed.documents] : seedDocuments();
    this.askCode = seed.askCode ?? false;
    this.renderDelayMs = seed.renderDelayMs ?? [150, 600];
    this.homeFace = seed.homeFace ?? 'article';
    this.loggedOutStatus = seed.loggedOutStatus ?? 401;
    this.sessionMinutes = seed.sessionMinutes ?? 30;
    this.#seedOrders(seed.bulk ?? 0);
  }

  #seedOrders(bulk: number): void {
    const attach = 'Прикрепление к поликлинике';
    for (let i = 0; i < bulk; i++) {
      const number = String(5_300_000_000 + i);
      this.addOrder({ number, service: attach, passportId: '600360', statusId: 2 }, SEED_DAY - (i + 9) * 60 * MINUTE);
    }
    this.addOrder(
      { number: '5400000009', service: 'Справка об оплате медицинских услуг', statusId: 3 },
      SEED_DAY - 7e8,
    );
    this.addFile('5400000009', { name: 'Справка об оплате медицинских услуг.pdf' });
    this.addOrder({ number: '5400000007', service: attach, passportId: '600360', statusId: 21 }, SEED_DAY - 9e7);
    this.addOrder(
      { number: '5400000001', statusId: 2, comment: 'Заявка принята и передана в профильный отдел.' },
      SEED_DAY,
    );
  }

  order(number: string): TrainingOrder {
    const order = this.orders.get(number);
    if (!order) throw new Error(`No order ${number} on the training portal`);
    return order;
  }

  /** Adds an order with the history a real one has (draft, registered, sent, current). */
  addOrder(
    {
      number,
      face = 'both',
      service = MEDCARD_SERVICE,
      passportId = '10000100',
      statusId,
      articleStatus,
      comment,
    }: NewOrder,
    at = this.#clock(),
  ): TrainingOrder {
    const last = statusId ?? statusIdOf(articleStatus ?? 'В обработке');
    const before = [0, 17, 21].filter((id) => id !== last);
    const draft = this.#row(before[0] ?? 0, at - 9 * MINUTE);
    const rows = before.slice(1).map((id, i) => this.#row(id, at - (8 - i) * MINUTE));
    const order: TrainingOrder = {
      number,
      service,
      passportId,
      office: 'Учебное ведомство здравоохранения',
      shown: face,
      history: [draft, ...rows, this.#row(last, at, undefined, comment)],
      files: [],
      unread: true,
      unreadMessages: 0,
    };
    this.orders.set(number, order);
    return order;
  }

  moveStatus(number: string, { statusId, articleStatus, title, comment, due }: StatusMove): void {
    const order = this.order(number);
    const id = statusId ?? (articleStatus ? statusIdOf(articleStatus) : currentOf(order).statusId);
    const row = this.#row(id, this.#after(order), title, comment);
    order.history.push(due === undefined ? row : { ...row, due });
    order.unread = true;
  }

  /** A comment comes as the same status once more with a new history id, as the portal does it (portal.md 3.4). */
  addComment(number: string, comment: string): void {
    const { statusId, title } = currentOf(this.order(number));
    this.moveStatus(number, { statusId, title, comment });
  }

  addFile(number: string, { name, kind = 'pdf', sizeMb = 0 }: NewFile): void {
    const title = name.replace(/\.[a-z]+$/i, '');
    const document = this.addDocument({ title, kind, sizeMb }, false);
    this.order(number).files.push({
      name,
      mimeType: DOCUMENT_WORDS[kind],
      documentId: document.id,
      objectId: document.objectId,
      mnemonic: name,
    });
  }

  addLetter(title: string): void {
    const id = this.#nextId++;
    this.letters.push({
      id,
      title,
      sender: 'Учебное ведомство',
      at: this.#clock(),
      text: 'Учебное письмо.',
      served: false,
    });
  }

  /** The same id once more is the same feed moved. */
  putFeed(feed: Omit<OtherFeed, 'at'>): void {
    const known = this.otherFeeds.findIndex(({ id }) => id === feed.id);
    if (known >= 0) this.otherFeeds.splice(known, 1);
    this.otherFeeds.push({ ...feed, at: this.#clock() });
  }

  addDocument({ title, kind, category = 'studies', sizeMb, id, giving }: NewDocument, listed = true): TrainingDocument {
    const tail = this.#nextId++;
    const document: TrainingDocument = {
      id: id ?? `512.26.05.21.${tail}`,
      title,
      category,
      kind,
      sizeMb: sizeMb ?? (kind === 'huge' ? 300 : 0),
      at: listed ? this.#clock() : SEED_DAY,
      clinic: this.patient.clinic,
      objectId: String(9_200_000_000 + tail),
      listed,
      ...(giving ? { giving } : {}),
    };
    this.documents.push(document);
    return document;
  }

  #after(order: TrainingOrder): number {
    return Math.max(this.#clock(), currentOf(order).at + 1);
  }

  #row(statusId: number, at: number, title = titleOf(statusId), comment: string | undefined = undefined): StatusRow {
    return { id: this.#nextId++, statusId, title, comment: comment ?? null, at };
  }
}

/** The last row of an order's history. */
export const currentOf = (order: TrainingOrder): StatusRow => order.history.at(-1) ?? order.history[0];
